// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/linksettings.h"

#include <optional>
#include <vector>

namespace sim {

/// The tickets of the messages that wait for their acknowledgement, by packet id.
///
/// Packet ids and tickets ascend together and brokers acknowledge in order, so a ticket is found
/// where the distance of the ids says, or just before it; any other order is found too. 16 bytes a
/// message and no allocation each; nothing while it is empty and was never large. Thread: one at a
/// time.
class TicketQueue
{
public:
    /// \a packetId is not 0 and not in the queue; \a ticket is greater than those before.
    void add(quint16 packetId, PublishTicket ticket);

    std::optional<PublishTicket> find(quint16 packetId) const;
    std::optional<PublishTicket> take(quint16 packetId);
    QList<PublishTicket> takeAll(); ///< ascending

    int size() const { return m_size; }

private:
    struct Entry
    {
        PublishTicket ticket = 0; ///< 0: taken already
        quint16 packetId = 0;
    };

    std::optional<std::size_t> placeOf(quint16 packetId) const;
    bool holds(std::size_t place, quint16 packetId) const;
    void dropTaken();

    std::vector<Entry> m_entries; ///< from m_begin on; the first of them is not taken
    std::size_t m_begin = 0;
    int m_size = 0;
};

} // namespace sim
