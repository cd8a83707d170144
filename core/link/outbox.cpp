// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/outbox.h"

#include <algorithm>

namespace sim {

namespace {

    qint64 sizeOf(const Message &message)
    {
        return message.topic.size() + message.payload.size();
    }

} // namespace

Outbox::Outbox(int maxMessages, DropPolicy policy, qint64 maxBytes)
    : m_maxMessages(std::max(maxMessages, 0))
    , m_policy(policy)
    , m_maxBytes(std::max<qint64>(maxBytes, 0))
{
}

QList<quint64> Outbox::add(Item item)
{
    const qint64 bytes = sizeOf(item.message);
    const auto fits
        = [this, bytes] { return size() < m_maxMessages && m_bytes + bytes <= m_maxBytes; };
    const auto dropItself = [this, &item] {
        ++m_dropped;
        return QList<quint64> { item.handle };
    };
    const bool canEverFit = m_maxMessages > 0 && bytes <= m_maxBytes;
    if (!canEverFit || (!fits() && m_policy != DropPolicy::DropOldest))
        return dropItself();

    QList<quint64> gone;
    const auto isUnimportant = [](const Item &queued) { return queued.message.qos == 0; };
    while (!fits()) {
        auto victim = std::find_if(m_items.begin(), m_items.end(), isUnimportant);
        if (victim == m_items.end()) {
            // Only acknowledged messages are left: one without acknowledgement does not displace
            // them.
            if (isUnimportant(item))
                return gone + dropItself();
            victim = m_items.begin();
        }
        gone.append(victim->handle);
        m_bytes -= sizeOf(victim->message);
        m_items.erase(victim);
        ++m_dropped;
    }
    m_bytes += bytes;
    m_items.push_back(std::move(item));
    return gone;
}

std::optional<Outbox::Item> Outbox::take()
{
    if (m_items.empty())
        return {};
    Item item = std::move(m_items.front());
    m_items.pop_front();
    m_bytes -= sizeOf(item.message);
    return item;
}

void Outbox::putBack(Item item)
{
    m_bytes += sizeOf(item.message);
    m_items.push_front(std::move(item));
}

bool Outbox::isFull() const
{
    return size() >= m_maxMessages || m_bytes >= m_maxBytes;
}

} // namespace sim
