// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>

#include <optional>

namespace sim {

/// Where the messages are that an MQTT client has taken: on the way to the socket, and, at QoS 1
/// and 2, until they are acknowledged. Thread: one at a time.
class Deliveries
{
public:
    struct Delivery
    {
        quint64 ticket = 0; ///< the caller's name of the message
        quint16 packetId = 0; ///< 0 at QoS 0
        qint64 bytes = 0; ///< of the payload
    };

    void add(const Delivery &delivery);

    /// Those that have reached the socket by now; each is told once.
    QList<Delivery> takeWritten();

    /// The ticket of the message with \a packetId, if it waits for this.
    std::optional<quint64> acknowledge(quint16 packetId);

    /// The connection ended: tickets of QoS 0 that may not have reached the socket.
    QList<quint64> takeUnwrittenPlain();

    /// The session ended: tickets that will not be acknowledged, in order.
    QList<quint64> takeUnacknowledged();

    qsizetype inFlight() const { return m_inFlight.size(); }

private:
    QList<Delivery> m_unwritten;
    QHash<quint16, quint64> m_inFlight; ///< ticket by packet id
};

} // namespace sim
