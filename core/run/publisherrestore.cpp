// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Publisher that takes over what an earlier run has left.

#include "core/run/publisher.h"

#include <algorithm>

namespace sim {

void Publisher::restore()
{
    if (!m_storage.journal)
        return;
    StoredQueue stored = m_storage.journal->take(m_link.settings().clientId);
    const bool isSessionKept
        = !m_link.settings().endpoint.isSessionClean && m_link.canRestoreSession();
    QList<StoredMessage> inFlight;
    for (StoredMessage &message : stored.messages) {
        ++m_counts.restored;
        if (isSessionKept && message.packetId != 0) {
            inFlight.append(std::move(message));
            continue;
        }
        if (message.packetId != 0)
            m_storage.journal->setWaiting(message.record);
        m_outbox.add({ .handle = record(message.message, message.time),
                         .record = message.record,
                         .message = std::move(message.message) },
            Outbox::Lane::Backlog);
    }
    if (isSessionKept)
        restoreInFlight(std::move(inFlight), stored.lastPacketId);
}

void Publisher::restoreInFlight(QList<StoredMessage> messages, quint16 lastPacketId)
{
    // The order in which they were sent is the order in which they are sent again [MQTT-4.6.0-1].
    std::sort(messages.begin(), messages.end(),
        [](const StoredMessage &a, const StoredMessage &b) { return a.order < b.order; });
    QList<InFlightMessage> session;
    for (const StoredMessage &message : std::as_const(messages))
        session.append({ .packetId = message.packetId,
            .isReleased = message.isReleased,
            .message = message.message });
    const QList<PublishTicket> tickets = m_link.restoreSession(session, lastPacketId);
    for (qsizetype i = 0; i < tickets.size(); ++i) {
        const StoredMessage &message = messages.at(i);
        const quint64 number = record(message.message, message.time);
        m_traffic.setFate(number, Fate::Sent);
        m_open.insert(tickets.at(i),
            { .item = { .handle = number, .record = message.record, .message = message.message },
                .since = m_clock.monotonic() });
        countPublished(message.message, 1);
    }
}

} // namespace sim
