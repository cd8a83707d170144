// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/outboxlane.h"

#include <algorithm>

namespace sim {

namespace {

    constexpr qsizetype kIdleCapacity = 32;

    std::optional<OutboxItem> takeFrontOf(QList<OutboxItem> &items)
    {
        if (items.isEmpty())
            return {};
        std::optional<OutboxItem> first = items.takeFirst();
        if (items.isEmpty() && items.capacity() > kIdleCapacity)
            items = {}; // a fleet that has come back needs its memory elsewhere
        return first;
    }

} // namespace

void OutboxLane::add(OutboxItem item)
{
    QList<OutboxItem> &items = item.message.qos == 0 ? m_plain : m_tracked;
    if (items.isEmpty() || items.constLast().handle < item.handle) {
        items.append(std::move(item));
        return;
    }
    // One that comes back: nearly always before all others.
    const auto place = std::upper_bound(items.cbegin(), items.cend(), item,
        [](const OutboxItem &a, const OutboxItem &b) { return a.handle < b.handle; });
    items.insert(place - items.cbegin(), std::move(item));
}

std::optional<OutboxItem> OutboxLane::takeFirst()
{
    const bool isPlainNext = !m_plain.isEmpty()
        && (m_tracked.isEmpty() || m_plain.constFirst().handle < m_tracked.constFirst().handle);
    return takeFrontOf(isPlainNext ? m_plain : m_tracked);
}

std::optional<OutboxItem> OutboxLane::takeOldestPlain()
{
    return takeFrontOf(m_plain);
}

std::optional<OutboxItem> OutboxLane::takeOldestTracked()
{
    return takeFrontOf(m_tracked);
}

std::optional<OutboxItem> OutboxLane::takeNewest()
{
    if (isEmpty())
        return {};
    const bool isPlainLast = !m_plain.isEmpty()
        && (m_tracked.isEmpty() || m_plain.constLast().handle > m_tracked.constLast().handle);
    return (isPlainLast ? m_plain : m_tracked).takeLast();
}

} // namespace sim
