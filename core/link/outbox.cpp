// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/outbox.h"

#include <algorithm>

namespace sim {

namespace {

    /// The item itself and the two allocations of its topic and payload.
    constexpr qint64 kBytesPerItem = 128;

} // namespace

qint64 Outbox::sizeOf(const Message &message)
{
    return message.topic.size() + message.payload.size() + kBytesPerItem;
}

Outbox::Outbox(const OutboxLimits &limits, FleetBudget &budget, Dropped dropped)
    : Member(budget, limits.policy != DropPolicy::Pause) // who pauses was promised to lose nothing
    , m_limits(limits)
    , m_dropped(std::move(dropped))
{
    m_limits.maxMessages = std::max(m_limits.maxMessages, 0);
    m_limits.maxBytes = std::max<qint64>(m_limits.maxBytes, 0);
}

bool Outbox::add(Item item, Lane where)
{
    const qint64 size = sizeOf(item.message);
    if (size > m_limits.maxBytes || m_limits.maxMessages == 0) {
        m_dropped(item, DropCause::TooLarge);
        return false;
    }
    if (!makeRoom(item, size)) {
        m_dropped(item, DropCause::QueueFull);
        return false;
    }
    if (!budget().makeRoom(size)) {
        m_dropped(item, DropCause::FleetFull);
        return false;
    }
    // Payloads are made with room to spare, which is freed at once where they leave at once; what
    // waits would keep it, several times its own size.
    item.message.payload.squeeze();
    lane(where).add(std::move(item));
    setBytes(bytes() + size);
    return true;
}

bool Outbox::makeRoom(const Item &item, qint64 size)
{
    while (!fits(size)) {
        if (m_limits.policy != DropPolicy::DropOldest)
            return false;
        // A message without acknowledgement does not displace those with one.
        if (!dropOne(item.message.qos == 0, DropCause::QueueFull))
            return false;
    }
    return true;
}

/// The next victim: QoS 0 first, the backlog before what is live.
bool Outbox::dropOne(bool isPlainOnly, DropCause cause)
{
    return drop(m_backlog.takeOldestPlain(), cause) || drop(m_live.takeOldestPlain(), cause)
        || (!isPlainOnly
            && (drop(m_backlog.takeOldestTracked(), cause)
                || drop(m_live.takeOldestTracked(), cause)));
}

bool Outbox::drop(const std::optional<Item> &victim, DropCause cause)
{
    if (!victim)
        return false;
    setBytes(bytes() - sizeOf(victim->message));
    m_dropped(*victim, cause);
    return true;
}

bool Outbox::giveOne()
{
    if (m_limits.policy == DropPolicy::DropOldest)
        return dropOne(false, DropCause::FleetFull);
    return dropOne(true, DropCause::FleetFull) || drop(m_live.takeNewest(), DropCause::FleetFull)
        || drop(m_backlog.takeNewest(), DropCause::FleetFull);
}

std::optional<Outbox::Item> Outbox::take(Lane where)
{
    std::optional<Item> item = lane(where).takeFirst();
    if (item)
        setBytes(bytes() - sizeOf(item->message));
    return item;
}

void Outbox::putBack(Item item, Lane where)
{
    setBytes(bytes() + sizeOf(item.message));
    lane(where).add(std::move(item));
}

void Outbox::endLive()
{
    while (auto item = m_live.takeFirst())
        m_backlog.add(std::move(*item));
}

bool Outbox::fits(qint64 size) const
{
    // Pause holds back the producer, which learns it after a whole sample: that one is kept too.
    const int factor = m_limits.policy == DropPolicy::Pause ? 2 : 1;
    return this->size() < qsizetype { factor } * m_limits.maxMessages
        && bytes() + size <= factor * m_limits.maxBytes;
}

bool Outbox::isPausing() const
{
    return m_limits.policy == DropPolicy::Pause
        && (size() >= m_limits.maxMessages || bytes() >= m_limits.maxBytes || budget().isFull());
}

} // namespace sim
