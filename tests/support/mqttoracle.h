// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/clientpacket.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QQueue>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <chrono>

namespace sim::test {

/// Judges what one client does over all its connections, by the statements of MQTT 3.1.1 that look
/// at more than one packet: ids in use, DUP, the order of what is sent again, the order of
/// acknowledgements, gaps, the end. It sends nothing and knows no clock; what a single packet looks
/// like is the business of FakeBroker.
///
/// What the broker has sent may have been lost with the connection. Where that leaves the client a
/// choice, such as to send a message again or not, both are right.
class MqttOracle
{
public:
    using Time = std::chrono::milliseconds;

    /// How late a packet may come for the keep-alive: what a busy machine takes to notice it.
    void setTolerance(Time tolerance) { m_tolerance = tolerance; }

    /// Most messages above QoS 0 that may wait for their acknowledgement.
    void setWindow(int window) { m_window = window; }

    /// CONNECT came and is answered with CONNACK 0; \a isSessionPresent as told to the client.
    void begin(const ClientPacket &connect, bool isSessionPresent, Time now);
    /// Any further packet of the client on this connection.
    void receive(const ClientPacket &packet, Time now);
    /// PUBLISH above QoS 0 of the broker, or one of its acknowledgements, with its first byte.
    void send(quint8 firstByte, quint16 id);
    void end(Time now);

    const QStringList &violations() const { return m_violations; }

    int packets() const { return m_packets; }

private:
    enum class Stage : quint8 {
        Published,
        Received, ///< PUBREC is sent to the client
        Released, ///< PUBREL came
    };

    struct Message
    {
        ClientPacket publish {};
        quint64 order = 0; ///< of its first PUBLISH
        quint64 releaseOrder = 0; ///< of its PUBREC
        Stage stage = Stage::Published;
        bool isAnswered = true; ///< the last acknowledgement is sent, perhaps not received
        bool isSentHere = false; ///< PUBLISH or PUBREL came on this connection
    };

    void checkGap(Time now);
    void receivePublish(const ClientPacket &packet);
    void receiveNew(const ClientPacket &packet);
    void receiveAgain(const ClientPacket &packet);
    void receiveRelease(quint16 id);
    void receiveReleaseAgain(Message &message);
    void receiveRequest(quint16 id);
    void receiveAnswer(QQueue<quint16> &expected, quint16 id, const char *statement);
    void checkAllSentAgain();
    void setAnswered(Message &message, bool isAnswered);
    bool isInUse(quint16 id) const;
    void violation(const char *statement, const QString &text);

    QMap<quint16, Message> m_messages;
    QSet<quint16> m_requests;
    QQueue<quint16> m_pubAcks; ///< what the client has to send, in this order ...
    QQueue<quint16> m_pubRecs;
    QQueue<quint16> m_pubComps;
    QQueue<quint16> m_pubRels;
    QByteArray m_clientId;
    QStringList m_violations;
    Time m_last { 0 };
    Time m_keepAlive { 0 };
    Time m_tolerance { 0 };
    quint64 m_order = 0;
    quint64 m_lastOrder = 0; ///< of what was sent again on this connection
    quint64 m_lastReleaseOrder = 0;
    int m_window = 65'535;
    int m_unanswered = 0; ///< of m_messages
    int m_packets = 0;
    bool m_isResumed = false;
    bool m_hasNewPublish = false; ///< on this connection: from then on nothing is sent again
    bool m_isConnected = false;
    bool m_hasEnded = false; ///< DISCONNECT came
};

} // namespace sim::test
