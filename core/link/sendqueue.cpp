// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/sendqueue.h"

#include <utility>

namespace sim {

SendQueue::SendQueue(qsizetype maxMessages, qint64 maxBytes)
    : m_maxMessages(maxMessages)
    , m_maxBytes(maxBytes)
{
}

qint64 SendQueue::sizeOf(const Item &item)
{
    return item.message.topic.size() + item.message.payload.size();
}

bool SendQueue::add(Item item)
{
    const qint64 size = sizeOf(item);
    if (this->size() >= m_maxMessages || m_bytes + size > m_maxBytes)
        return false;
    m_bytes += size;
    auto &lane = item.isCounted() ? m_counted : m_plain;
    lane.push_back({ .order = m_order++, .item = std::move(item) });
    return true;
}

std::deque<SendQueue::Entry> *SendQueue::nextLane(bool isWindowFull)
{
    const bool hasCounted = !isWindowFull && !m_counted.empty();
    if (m_plain.empty())
        return hasCounted ? &m_counted : nullptr;
    if (hasCounted && m_counted.front().order < m_plain.front().order)
        return &m_counted;
    return &m_plain;
}

bool SendQueue::hasNext(bool isWindowFull) const
{
    return !m_plain.empty() || (!isWindowFull && !m_counted.empty());
}

std::optional<SendQueue::Item> SendQueue::takeNext(bool isWindowFull)
{
    auto *const lane = nextLane(isWindowFull);
    if (lane == nullptr)
        return {};
    Item item = std::move(lane->front().item);
    lane->pop_front();
    m_bytes -= sizeOf(item);
    return item;
}

bool SendQueue::isWaitingBefore(const Item &item, bool isWindowFull) const
{
    return item.isCounted() ? size() > 0 : hasNext(isWindowFull);
}

void SendQueue::putBack(Item item)
{
    m_bytes += sizeOf(item);
    auto &lane = item.isCounted() ? m_counted : m_plain;
    lane.push_front({ .order = --m_front, .item = std::move(item) });
}

std::deque<SendQueue::Item> SendQueue::takeAll()
{
    std::deque<Item> all;
    while (auto item = takeNext(false))
        all.push_back(std::move(*item));
    return all;
}

} // namespace sim
