// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/model/datapoint.h"

#include <QtCore/QMutex>

#include <deque>
#include <optional>

namespace sim {

enum class Direction { Out, In };

/// What became of a message so far.
enum class Fate { Queued, Sent, Acknowledged, Dropped, Refused, Received };

QString fateName(Fate fate);

/// One message that passed, or should have. The payload is cut to 4 KiB; `size` is the real one.
struct TrafficEntry
{
    quint64 number = 0; ///< 1, 2, 3 ... given by the journal
    WallTime time {};
    Direction direction = Direction::Out;
    QString device; ///< id in the profile
    QByteArray topic;
    QByteArray payload;
    qint64 size = 0;
    quint8 qos = 0;
    bool retain = false;
    Fate fate = Fate::Sent;
    std::optional<Microseconds> latency; ///< until the broker acknowledged it
    QString reason; ///< why it was dropped or refused
};

/// A bounded record of traffic: 100,000 rows or 64 MiB, the oldest go first. Thread-safe: the
/// engine writes, the window reads snapshots at its own pace and never waits longer than a copy.
class TrafficJournal
{
public:
    static constexpr qsizetype kMaxRows = 100'000;
    static constexpr qint64 kMaxBytes = 64 * 1024 * 1024;
    static constexpr qsizetype kPreviewBytes = 4096;

    explicit TrafficJournal(qsizetype maxRows = kMaxRows, qint64 maxBytes = kMaxBytes);

    /// Records \a entry and returns its number. The payload is cut here; `size` is set when it is
    /// 0.
    quint64 append(TrafficEntry entry);

    /// Rows that are gone are passed over. An absent latency or empty reason leaves what was there.
    void setFate(quint64 number, Fate fate, std::optional<Microseconds> latency = {},
        const QString &reason = {});
    void clear();

    /// Another bound from now on; 1 where nobody reads the rows.
    void setMaxRows(qsizetype maxRows);

    /// What has changed since the reader looked last.
    struct Changes
    {
        QList<TrafficEntry> added; ///< in order; at most \a maxRows of since(), the newest
        QList<TrafficEntry>
            changed; ///< older rows with a new fate, once each, also rows that were skipped
        quint64 firstNumber = 1; ///< rows below it are gone
        quint64 lastNumber = 0;
        quint64 skipped
            = 0; ///< added rows that did not fit into maxRows or went before they were read
        quint64 revision = 0; ///< for the next call
    };

    /// \a revision is that of the reader's last call, 0 at its first.
    Changes since(quint64 revision, qsizetype maxRows) const;

    /// One row, for a payload view; nothing when it is gone.
    std::optional<TrafficEntry> row(quint64 number) const;

    quint64 total() const; ///< rows ever appended
    qint64 bytes() const; ///< what the rows weigh, against maxBytes

private:
    struct Row
    {
        TrafficEntry entry;
        quint64 addedAt = 0; ///< revisions
        quint64 changedAt = 0;
    };

    struct Mark
    {
        quint64 revision = 0;
        quint64 number = 0;
    };

    quint64 firstNumber() const { return m_last + 1 - m_rows.size(); }

    const Row *find(quint64 number) const;
    void trim();
    void compactChanges();
    void collectAdded(Changes &changes, quint64 revision, qsizetype maxRows) const;
    void collectChanged(Changes &changes, quint64 revision) const;
    quint64 lastNumberAt(quint64 revision) const;

    mutable QMutex m_mutex;
    qsizetype m_maxRows;
    qint64 m_maxBytes;
    std::deque<Row> m_rows; ///< numbers without gaps, the newest is m_last
    qint64 m_bytes = 0;
    quint64 m_last = 0;
    quint64 m_cleared = 0; ///< rows up to this number were cleared, not lost
    quint64 m_revision = 0;
    std::deque<Mark> m_changes; ///< changes of fate in order; stale where the row changed again
    mutable std::deque<Mark> m_readers; ///< newest row that recent readers know, by revision
};

} // namespace sim
