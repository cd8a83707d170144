// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/ticketqueue.h"

#include <algorithm>
#include <utility>

namespace sim {

namespace {

    constexpr std::size_t kKeptEntries = 64; ///< of an empty queue; 1 KiB
    constexpr std::size_t kWorthMoving = 32;

} // namespace

void TicketQueue::add(quint16 packetId, PublishTicket ticket)
{
    m_entries.push_back({ .ticket = ticket, .packetId = packetId });
    ++m_size;
}

bool TicketQueue::holds(std::size_t place, quint16 packetId) const
{
    return m_entries[place].packetId == packetId && m_entries[place].ticket != 0;
}

std::optional<std::size_t> TicketQueue::placeOf(quint16 packetId) const
{
    if (m_size == 0)
        return {};
    const auto distance = static_cast<quint16>(packetId - m_entries[m_begin].packetId);
    const std::size_t guess = std::min<std::size_t>(m_begin + distance, m_entries.size() - 1);
    // Ids in use are left out when ids are given, so it is there or before.
    for (std::size_t place = guess + 1; place > m_begin; --place) {
        if (holds(place - 1, packetId))
            return place - 1;
    }
    for (std::size_t place = guess + 1; place < m_entries.size(); ++place) {
        if (holds(place, packetId))
            return place; // of a restored session, whose ids come in any order
    }
    return {};
}

std::optional<PublishTicket> TicketQueue::find(quint16 packetId) const
{
    const auto place = placeOf(packetId);
    return place ? std::optional(m_entries[*place].ticket) : std::nullopt;
}

std::optional<PublishTicket> TicketQueue::take(quint16 packetId)
{
    const auto place = placeOf(packetId);
    if (!place)
        return {};
    const PublishTicket ticket = std::exchange(m_entries[*place].ticket, 0);
    --m_size;
    dropTaken();
    return ticket;
}

/// Moves what is left only when as much was taken: constant time per message on average, and never
/// more places than that, also when one message is never acknowledged.
void TicketQueue::dropTaken()
{
    while (m_begin < m_entries.size() && m_entries[m_begin].ticket == 0)
        ++m_begin;
    if (m_begin == m_entries.size()) {
        m_begin = 0;
        if (m_entries.capacity() > kKeptEntries)
            m_entries = {};
        else
            m_entries.clear();
    } else if (m_entries.size() >= 2 * static_cast<std::size_t>(m_size) + kWorthMoving) {
        std::erase_if(m_entries, [](const Entry &entry) { return entry.ticket == 0; });
        m_begin = 0;
    }
}

QList<PublishTicket> TicketQueue::takeAll()
{
    QList<PublishTicket> tickets;
    tickets.reserve(m_size);
    for (std::size_t place = m_begin; place < m_entries.size(); ++place) {
        if (m_entries[place].ticket != 0)
            tickets.append(m_entries[place].ticket);
    }
    m_entries = {};
    m_begin = 0;
    m_size = 0;
    return tickets;
}

} // namespace sim
