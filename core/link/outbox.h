// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/rules.h"

#include <deque>

namespace sim {

/// Messages that wait for their link, bounded by number and bytes. Every message that goes in comes
/// out by take(), or is counted as dropped. Thread: one at a time.
class Outbox
{
public:
    static constexpr qint64 kMaxBytes = 1024 * 1024;

    Outbox(int maxMessages, DropPolicy policy, qint64 maxBytes = kMaxBytes);

    struct Item
    {
        quint64 handle = 0; ///< the caller's name of the message
        Message message;
    };

    /// Queues \a item. Returns the handles that were dropped for it: older ones (DropOldest; QoS 0
    /// first), or its own (DropNewest, Pause when full, larger than the outbox).
    QList<quint64> add(Item item);

    std::optional<Item> take();
    void putBack(Item item); ///< at the front: the link refused it

    bool isEmpty() const { return m_items.empty(); }

    bool isFull() const; ///< Pause: the producer should wait

    qsizetype size() const { return static_cast<qsizetype>(m_items.size()); }

    qint64 bytes() const { return m_bytes; }

    quint64 dropped() const { return m_dropped; }

private:
    std::deque<Item> m_items;
    int m_maxMessages;
    DropPolicy m_policy;
    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    quint64 m_dropped = 0;
};

} // namespace sim
