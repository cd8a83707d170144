// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/model/value.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMutex>

#include <memory>
#include <optional>
#include <vector>

namespace sim {

/// A point of a chart. Booleans are 0 and 1, enum values their place in the set.
struct SeriesPoint
{
    WallTime time {};
    double value = 0;

    bool operator==(const SeriesPoint &) const = default;
};

/// What one property has done: the line (generated) and the dots (left the device), and its newest
/// value. Bounded; the oldest points go first. Thread-safe.
class SeriesBuffer
{
public:
    static constexpr qsizetype kMaxPoints = 10'000;

    explicit SeriesBuffer(qsizetype maxPoints = kMaxPoints);

    /// \a value becomes the newest; \a charted, when present and finite, a point of the line.
    void addGenerated(WallTime time, const Value &value, std::optional<double> charted);

    /// A dot. NaN and infinity cannot be drawn and are passed over.
    void addPublished(WallTime time, double charted);
    void clear();

    struct Snapshot
    {
        QList<SeriesPoint> generated;
        QList<SeriesPoint> published;
        std::optional<Value> latest;
        std::optional<WallTime> latestTime;
        quint64 revision = 0; ///< grows with every change
    };

    /// Points at or after \a from, and one before it so that the line enters from the left. In
    /// order of time, also where they were added out of order.
    Snapshot snapshot(WallTime from) const;

    std::optional<Value> latest() const;
    quint64 revision() const;

private:
    /// Appends at O(1) and overwrites the oldest point once it is full.
    struct Ring
    {
        std::vector<SeriesPoint> points;
        std::size_t head = 0; ///< place of the oldest point, once full
        bool isOrdered = true; ///< by time, since it was empty

        void add(SeriesPoint point, std::size_t capacity);
        QList<SeriesPoint> from(WallTime time) const;
        const SeriesPoint &at(std::size_t index) const; ///< 0 is the oldest
        void clear();
    };

    mutable QMutex m_mutex;
    std::size_t m_maxPoints;
    Ring m_generated;
    Ring m_published;
    std::optional<Value> m_latest;
    std::optional<WallTime> m_latestTime;
    quint64 m_revision = 0;
};

/// All series of a run, by `device` and `property` (ids of the profile). Thread-safe.
class SeriesStore
{
public:
    /// The buffer of one property; made at the first call, lives as long as somebody holds it.
    std::shared_ptr<SeriesBuffer> series(const QString &device, const QString &property);

    void clear(); ///< empties the buffers; they stay the same objects

private:
    QMutex m_mutex;
    QHash<QString, std::shared_ptr<SeriesBuffer>> m_series;
};

/// At most two points (lowest and highest, in order of time) per column of a chart that is \a
/// columns wide; the first and last points between \a from and \a to stay, and outside of them the
/// nearest on each side, so that the line enters and leaves. At most 2 * columns + 4 points. \a
/// points are in order of time.
QList<SeriesPoint> decimated(
    const QList<SeriesPoint> &points, WallTime from, WallTime to, int columns);

} // namespace sim
