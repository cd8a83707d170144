// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of BrokerSession that takes over what an earlier process has left.

#include "core/link/brokersession.h"

#include <QtCore/QVariant>

namespace sim {

using namespace Qt::StringLiterals;

bool BrokerSession::canRestore() const
{
    return m_client->property("connio_canRestoreSession").toBool();
}

QList<PublishTicket> BrokerSession::restore(
    const QString &clientId, const QList<InFlightMessage> &messages, quint16 lastPacketId)
{
    if (!canRestore())
        return {};
    QVariantList outgoing;
    QList<PublishTicket> tickets;
    for (const InFlightMessage &entry : messages) {
        outgoing.append(
            QVariantMap { { u"id"_s, entry.packetId }, { u"isReleased"_s, entry.isReleased },
                { u"topic"_s, QString::fromUtf8(entry.message.topic) },
                { u"payload"_s, entry.message.payload }, { u"qos"_s, entry.message.qos },
                { u"retain"_s, entry.message.retain } });
        tickets.append(++m_lastTicket);
        m_tickets.add(entry.packetId, m_lastTicket);
        watchMessages(entry.message.qos);
    }
    m_lastPacketId = lastPacketId;
    m_client->setProperty("connio_session",
        QVariantMap { { u"clientId"_s, clientId }, { u"lastId"_s, lastPacketId },
            { u"outgoing"_s, outgoing } });
    return tickets;
}

} // namespace sim
