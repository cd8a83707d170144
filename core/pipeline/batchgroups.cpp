// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batchgroups.h"

#include <algorithm>

namespace sim {

std::size_t BatchGroups::groupOf(const PublishRule &rule)
{
    const auto found = std::find_if(m_batchers.begin(), m_batchers.end(),
        [&rule](const Batcher &batcher) { return batcher.rule() == rule; });
    if (found != m_batchers.end())
        return static_cast<std::size_t>(found - m_batchers.begin());
    m_batchers.emplace_back(rule);
    return m_batchers.size() - 1;
}

void BatchGroups::add(
    std::size_t group, DataPoint point, WallTime now, std::vector<ClosedFeed> &closed)
{
    Batcher &batcher = m_batchers[group];
    const bool wasOpen = batcher.due().has_value();
    QList<DataFeed> feeds = batcher.add(std::move(point), now);
    if (wasOpen && feeds.isEmpty())
        return;
    for (DataFeed &feed : feeds)
        closed.push_back({ .feed = std::move(feed), .time = now, .group = group });
    updateDue();
}

void BatchGroups::closeDue(std::vector<ClosedFeed> &closed)
{
    const WallTime now = m_due;
    for (std::size_t group = 0; group < m_batchers.size(); ++group) {
        if (m_batchers[group].due() == now)
            close(group, now, closed);
    }
    updateDue();
}

void BatchGroups::closeAll(WallTime now, std::vector<ClosedFeed> &closed)
{
    for (std::size_t group = 0; group < m_batchers.size(); ++group)
        close(group, now, closed);
    updateDue();
}

void BatchGroups::move(const QString &property, std::size_t from, std::size_t to)
{
    if (const auto last = m_batchers.at(from).lastTime(property))
        m_batchers.at(to).continueAfter(property, *last);
}

void BatchGroups::close(std::size_t group, WallTime now, std::vector<ClosedFeed> &closed)
{
    if (auto feed = m_batchers[group].close())
        closed.push_back({ .feed = std::move(*feed), .time = now, .group = group });
}

void BatchGroups::updateDue()
{
    m_due = WallTime::max();
    for (const Batcher &batcher : m_batchers)
        m_due = std::min(m_due, batcher.due().value_or(WallTime::max()));
}

} // namespace sim
