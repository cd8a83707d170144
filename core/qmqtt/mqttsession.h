// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttidtable.h"
#include "core/qmqtt/mqttpacket.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <vector>

namespace sim::mqtt {

/// The client's half of a session (clause 4.1): what is on its way at QoS 1 and 2, in both
/// directions, and which packet ids are in use. Outgoing and incoming ids are separate.
class Session
{
public:
    /// What the broker has yet to say about a message.
    enum class Stage : quint8 {
        AwaitsPubAck,
        AwaitsPubRec,
        AwaitsPubComp, ///< PUBREL is sent, the PUBLISH must never be sent again [MQTT-4.3.3-1]
    };

    struct Outgoing
    {
        QString topic {};
        QByteArray payload {}; ///< shared with the caller, not copied
        quint64 order = 0; ///< of the PUBLISH, later of the PUBREL
        quint16 id = 0;
        quint8 qos = 0;
        bool retain = false;
        Stage stage = Stage::AwaitsPubAck;
    };

    enum class Verdict : quint8 {
        Expected,
        Unknown, ///< no such message; answered all the same where the standard says so
        Repeated, ///< a PUBREC that has been answered before
        ForQos1, ///< wrong: the id is that of a message of QoS 1 [MQTT-4.3.2-1]
        ForQos2, ///< wrong, or too early: that of a message of QoS 2 [MQTT-4.3.3-1]
        ForPublish, ///< wrong: that of a message, not of a request [MQTT-2.3.1-7]
        ForRequest, ///< wrong: that of a SUBSCRIBE or UNSUBSCRIBE, or of the other of these two
    };

    /// Gives \a message an id and keeps it until it is acknowledged. Ids are 1, 2, 3 ... 65,535, 1
    /// ..., leaving out those in use [MQTT-2.3.1-2]; 0 when all are in use.
    quint16 add(Outgoing message);
    /// Takes back the message of the last add(), which gave it \a id: it could not be sent.
    void withdraw(quint16 id);
    /// Takes over \a message of an earlier process with its id and stage, behind those taken over
    /// before. False when the id is 0 or in use, or stage and QoS do not fit.
    bool restore(Outgoing message);

    /// The next id will be the first free one behind \a id.
    void setLastId(quint16 id) { m_lastId = id; }

    /// An id for \a request, which is SUBSCRIBE or UNSUBSCRIBE, in use until finishRequest(); 0
    /// when all are in use.
    quint16 addRequest(PacketType request);
    /// SUBACK or UNSUBACK came, the answer to a \a request: only its id is free again.
    Verdict finishRequest(quint16 id, PacketType request);

    Verdict handlePubAck(quint16 id);
    Verdict handlePubRec(quint16 id);
    Verdict handlePubComp(quint16 id);

    /// False when the message was received before and must not be delivered again [MQTT-4.3.3-2].
    bool isFirstDelivery(quint16 incomingId);

    void handlePubRel(quint16 incomingId) { m_received.remove(incomingId); }

    /// What must be sent again, in order: PUBRELs, then PUBLISHes [MQTT-4.4.0-1, 4.6.0-1].
    std::vector<const Outgoing *> unacknowledged() const;

    /// A new session: forgets everything but the next id. Ids stay ascending over all connections.
    void clear();

    /// The connection ended: ids of SUBSCRIBE and UNSUBSCRIBE are free again.
    void forgetRequests() { m_requests.clear(); }

    /// Gives back what a burst has left behind.
    void releaseIdleMemory() { m_outgoing.releaseWhenEmpty(); }

    qsizetype outgoingCount() const { return static_cast<qsizetype>(m_outgoing.size()); }

private:
    bool hasFreeId() const;
    Verdict finish(quint16 id, Stage expected);
    Verdict verdictOnUnknown(quint16 id) const;

    IdTable<Outgoing> m_outgoing;
    QHash<quint16, PacketType> m_requests;
    QSet<quint16> m_received;
    quint64 m_order = 0;
    quint16 m_lastId = 0;
};

} // namespace sim::mqtt
