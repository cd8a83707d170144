// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/batcher.h"

#include <vector>

namespace sim {

/// A feed that was closed, and the rule by which it leaves.
struct ClosedFeed
{
    DataFeed feed;
    WallTime time {}; ///< at which it was closed
    std::size_t group = 0;
};

/// The batches of a device: one for each publish rule that its properties have.
class BatchGroups
{
public:
    /// The group of \a rule, made when it is new. Groups are never removed: numbers stay valid.
    std::size_t groupOf(const PublishRule &rule);

    const PublishRule &rule(std::size_t group) const { return m_batchers.at(group).rule(); }

    /// Adds a point and appends the feeds that this closed to \a closed.
    void add(std::size_t group, DataPoint point, WallTime now, std::vector<ClosedFeed> &closed);

    /// When the first batch reaches its age; WallTime::max() when none is open.
    WallTime due() const { return m_due; }

    /// Closes the batches that reach their age at due().
    void closeDue(std::vector<ClosedFeed> &closed);

    /// Closes all batches.
    void closeAll(WallTime now, std::vector<ClosedFeed> &closed);

    /// Lets \a property keep its milliseconds unique in another group.
    void move(const QString &property, std::size_t from, std::size_t to);

private:
    void close(std::size_t group, WallTime now, std::vector<ClosedFeed> &closed);
    void updateDue();

    std::vector<Batcher> m_batchers;
    WallTime m_due = WallTime::max();
};

} // namespace sim
