// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <vector>

namespace sim {

/// Remembers which faults the points of open feeds suffer from, by the order in which points enter
/// and leave a group.
class FeedMarks
{
public:
    /// The next point enters \a group; the feed with it suffers from \a faults.
    void enter(std::size_t group, const std::vector<quint32> &faults);

    /// \a count points leave \a group together: the faults of their feed, each once.
    std::vector<quint32> leave(std::size_t group, qsizetype count);

private:
    struct Mark
    {
        quint64 point;
        quint32 fault;
    };

    struct Group
    {
        quint64 entered = 0;
        quint64 left = 0;
        std::vector<Mark> marks; ///< of points that are in it
    };

    Group &at(std::size_t group);

    std::vector<Group> m_groups;
};

} // namespace sim
