// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/feedmarks.h"

#include <algorithm>

namespace sim {

FeedMarks::Group &FeedMarks::at(std::size_t group)
{
    if (group >= m_groups.size())
        m_groups.resize(group + 1);
    return m_groups[group];
}

void FeedMarks::enter(std::size_t group, const std::vector<quint32> &faults)
{
    Group &entered = at(group);
    for (const quint32 fault : faults)
        entered.marks.push_back({ .point = entered.entered, .fault = fault });
    ++entered.entered;
}

std::vector<quint32> FeedMarks::leave(std::size_t group, qsizetype count)
{
    Group &left = at(group);
    left.left += static_cast<quint64>(count);
    std::vector<quint32> faults;
    std::erase_if(left.marks, [&](const Mark &mark) {
        const bool isGone = mark.point < left.left;
        if (isGone)
            faults.push_back(mark.fault);
        return isGone;
    });
    std::sort(faults.begin(), faults.end());
    faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
    return faults;
}

} // namespace sim
