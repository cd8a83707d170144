// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/deliveries.h"

#include <algorithm>
#include <utility>

namespace sim {

void Deliveries::add(const Delivery &delivery)
{
    m_unwritten.append(delivery);
    if (delivery.packetId != 0)
        m_inFlight.insert(delivery.packetId, delivery.ticket);
}

QList<Deliveries::Delivery> Deliveries::takeWritten()
{
    return std::exchange(m_unwritten, {});
}

std::optional<quint64> Deliveries::acknowledge(quint16 packetId)
{
    const auto found = m_inFlight.constFind(packetId);
    if (found == m_inFlight.constEnd())
        return {};
    const quint64 ticket = *found;
    m_inFlight.erase(found);
    return ticket;
}

QList<quint64> Deliveries::takeUnwrittenPlain()
{
    QList<quint64> tickets;
    for (const Delivery &delivery : std::as_const(m_unwritten)) {
        if (delivery.packetId == 0)
            tickets.append(delivery.ticket);
    }
    m_unwritten.removeIf([](const Delivery &delivery) { return delivery.packetId == 0; });
    return tickets;
}

QList<quint64> Deliveries::takeUnacknowledged()
{
    QList<quint64> tickets = m_inFlight.values();
    m_inFlight.clear();
    m_unwritten.removeIf([](const Delivery &delivery) { return delivery.packetId != 0; });
    std::sort(tickets.begin(), tickets.end());
    return tickets;
}

} // namespace sim
