// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"

#include <deque>
#include <optional>

namespace sim {

/// Messages and subscription requests that wait for the in-flight window, for the socket or for a
/// connection, bounded by number and bytes.
///
/// They leave in the order in which they came, but for one thing: while the window is full,
/// requests and messages of QoS 0, which it does not bind, go past messages of QoS 1 and 2. Nothing
/// is ever dropped to make room. Thread: one at a time.
class SendQueue
{
public:
    enum class Kind { Publish, Subscribe, Unsubscribe };

    struct Item
    {
        quint64 ticket = 0; ///< the caller's name of the message
        Kind kind = Kind::Publish;
        Message message; ///< of a request: its filter as topic, and its QoS

        /// Whether the in-flight window binds it.
        bool isCounted() const { return kind == Kind::Publish && message.qos > 0; }
    };

    SendQueue(qsizetype maxMessages, qint64 maxBytes);

    /// False, and nothing is queued, when \a item would go beyond a bound.
    bool add(Item item);

    /// Whether something may leave. \a isWindowFull holds QoS 1 and 2 back.
    bool hasNext(bool isWindowFull) const;
    std::optional<Item> takeNext(bool isWindowFull);

    /// Whether \a item would overtake something that has to leave before it.
    bool isWaitingBefore(const Item &item, bool isWindowFull) const;

    /// At the front again: the client did not take it.
    void putBack(Item item);

    /// Empties the queue; in the order of arrival.
    std::deque<Item> takeAll();

    qsizetype size() const { return static_cast<qsizetype>(m_counted.size() + m_plain.size()); }

    qint64 bytes() const { return m_bytes; }

private:
    struct Entry
    {
        quint64 order = 0;
        Item item;
    };

    std::deque<Entry> *nextLane(bool isWindowFull);
    static qint64 sizeOf(const Item &item);

    qsizetype m_maxMessages;
    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    quint64 m_order = 1ULL << 32U; ///< leaves room in front for putBack()
    quint64 m_front = m_order;
    std::deque<Entry> m_counted; ///< messages of QoS 1 and 2
    std::deque<Entry> m_plain; ///< all others
};

} // namespace sim
