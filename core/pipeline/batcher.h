// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/rules.h"

#include <QtCore/QHash>

#include <vector>

namespace sim {

/// Collects points of one device into feeds and closes a feed on count, age or bytes.
///
/// Keeps the milliseconds of one property unique (contract, section 4: points of the same
/// millisecond overwrite each other) by moving a later point to the next free millisecond, across
/// batches too. Thread: one at a time.
class Batcher
{
public:
    explicit Batcher(PublishRule rule);

    /// Adds \a point. Returns the feed that had to be closed before it fitted or that it completed.
    /// Both can happen at once: a point that alone exceeds maxBytes travels alone.
    QList<DataFeed> add(DataPoint point, WallTime now);

    /// When the open feed reaches its maxAge; nothing when none is open.
    std::optional<WallTime> due() const;

    /// Closes the open feed if there is one.
    std::optional<DataFeed> close();

    const PublishRule &rule() const { return m_rule; }

    /// The last millisecond that \a property has taken, and the same for a batcher that takes the
    /// property over from another one.
    std::optional<WallTime> lastTime(const QString &property) const;
    void continueAfter(const QString &property, WallTime last);

private:
    DataFeed started(const DataPoint &point) const;
    void makeUnique(DataPoint &point);

    /// Where m_lastTimes holds \a property; its place is added when it is new.
    std::size_t placeOf(const QString &property);

    struct LastTime
    {
        QString property;
        WallTime time {};
    };

    PublishRule m_rule;
    qsizetype m_frameBytes; ///< what a feed takes without its points
    DataFeed m_open;
    qsizetype m_openBytes = 0;
    WallTime m_openedAt {};
    std::vector<LastTime> m_lastTimes;
    QHash<QString, std::size_t> m_places; ///< in m_lastTimes
    std::size_t m_nextPlace = 0; ///< points of a device come in turn: most likely the next one's
};

} // namespace sim
