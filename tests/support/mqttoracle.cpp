// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mqttoracle.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    bool isSameMessage(const ClientPacket &a, const ClientPacket &b)
    {
        return a.topic == b.topic && a.payload == b.payload && a.qos == b.qos
            && a.retain == b.retain;
    }

} // namespace

void MqttOracle::violation(const char *statement, const QString &text)
{
    m_violations.append(
        u"%1: [%2] %3"_s.arg(QString::fromUtf8(m_clientId), QLatin1String(statement), text));
}

void MqttOracle::begin(const ClientPacket &connect, bool isSessionPresent, Time now)
{
    ++m_packets;
    if (m_isConnected)
        violation("MQTT-3.1.0-2", u"a second CONNECT"_s);
    m_clientId = connect.clientId;
    m_keepAlive = std::chrono::seconds(connect.keepAlive);
    m_last = now;
    m_lastOrder = m_lastReleaseOrder = 0;
    m_isResumed = isSessionPresent;
    m_isConnected = true;
    m_hasNewPublish = m_hasEnded = false;
    if (!isSessionPresent) {
        m_messages.clear();
        m_unanswered = 0;
    }
    for (Message &message : m_messages)
        message.isSentHere = false;
}

void MqttOracle::end(Time now)
{
    if (m_isConnected && !m_hasEnded)
        checkGap(now);
    m_isConnected = false;
    m_requests.clear();
    for (QQueue<quint16> *queue : { &m_pubAcks, &m_pubRecs, &m_pubComps, &m_pubRels })
        queue->clear();
}

void MqttOracle::checkGap(Time now)
{
    if (m_keepAlive.count() > 0 && now - m_last > m_keepAlive + m_tolerance)
        violation("MQTT-3.1.2-23", u"nothing for %1 ms"_s.arg((now - m_last).count()));
    m_last = now;
}

void MqttOracle::receive(const ClientPacket &packet, Time now)
{
    ++m_packets;
    if (!m_isConnected)
        return violation("MQTT-3.1.0-1", u"packet type %1 before CONNECT"_s.arg(packet.type));
    if (m_hasEnded)
        return violation("MQTT-3.14.4-2", u"packet type %1 after DISCONNECT"_s.arg(packet.type));
    checkGap(now);
    switch (packet.type) {
    case ClientPacket::Connect:
        return violation("MQTT-3.1.0-2", u"a second CONNECT"_s);
    case ClientPacket::Publish:
        return receivePublish(packet);
    case ClientPacket::PubAck:
        return receiveAnswer(m_pubAcks, packet.id, "MQTT-4.6.0-2");
    case ClientPacket::PubRec:
        return receiveAnswer(m_pubRecs, packet.id, "MQTT-4.6.0-3");
    case ClientPacket::PubComp:
        return receiveAnswer(m_pubComps, packet.id, "MQTT-4.3.3-2");
    case ClientPacket::PubRel:
        return receiveRelease(packet.id);
    case ClientPacket::Subscribe:
    case ClientPacket::Unsubscribe:
        return receiveRequest(packet.id);
    case ClientPacket::PingReq:
        return;
    case ClientPacket::Disconnect:
        m_hasEnded = true;
        return;
    }
}

bool MqttOracle::isInUse(quint16 id) const
{
    const auto found = m_messages.constFind(id);
    return m_requests.contains(id) || (found != m_messages.constEnd() && !found->isAnswered);
}

void MqttOracle::receivePublish(const ClientPacket &packet)
{
    if (packet.qos == 0)
        return;
    if (packet.id == 0)
        return violation("MQTT-2.3.1-1", u"PUBLISH with id 0"_s);
    if (packet.duplicate)
        receiveAgain(packet);
    else
        receiveNew(packet);
    if (m_unanswered > m_window)
        violation("window", u"%1 messages in flight"_s.arg(m_unanswered));
}

void MqttOracle::checkAllSentAgain()
{
    if (!m_isResumed || m_hasNewPublish)
        return;
    for (auto it = m_messages.begin(); it != m_messages.end();) {
        if (!it->isAnswered && !it->isSentHere)
            violation("MQTT-4.4.0-1", u"id %1 was not sent again"_s.arg(it.key()));
        it = it->isAnswered && !it->isSentHere ? m_messages.erase(it) : std::next(it);
    }
}

void MqttOracle::receiveNew(const ClientPacket &packet)
{
    checkAllSentAgain();
    m_hasNewPublish = true;
    if (isInUse(packet.id))
        violation("MQTT-2.3.1-2", u"PUBLISH with the id %1 that is in use"_s.arg(packet.id));
    Message &message = m_messages[packet.id];
    setAnswered(message, true); // whatever was there
    message = { .publish = packet, .order = ++m_order, .isSentHere = true };
    setAnswered(message, false);
}

void MqttOracle::receiveAgain(const ClientPacket &packet)
{
    if (!m_isResumed)
        violation("MQTT-3.3.1-1", u"DUP for id %1 in a new session"_s.arg(packet.id));
    if (m_hasNewPublish)
        violation("MQTT-4.6.0-1", u"id %1 again behind a new PUBLISH"_s.arg(packet.id));
    const auto found = m_messages.find(packet.id);
    if (found == m_messages.end()) { // the first time it was lost on the way
        m_lastOrder = ++m_order;
        Message &message = m_messages[packet.id];
        message = { .publish = packet, .order = m_lastOrder, .isSentHere = true };
        return setAnswered(message, false);
    }
    if (found->isSentHere)
        violation("MQTT-4.3.2-1", u"id %1 twice on one connection"_s.arg(packet.id));
    if (found->stage == Stage::Released)
        violation("MQTT-4.3.3-1", u"PUBLISH %1 after its PUBREL"_s.arg(packet.id));
    if (!isSameMessage(found->publish, packet))
        violation("MQTT-2.3.1-3", u"id %1 again with another message"_s.arg(packet.id));
    if (found->order < m_lastOrder)
        violation("MQTT-4.6.0-1", u"id %1 again out of order"_s.arg(packet.id));
    m_lastOrder = std::max(m_lastOrder, found->order);
    found->isSentHere = true;
    setAnswered(*found, false);
    found->stage = Stage::Published;
}

void MqttOracle::setAnswered(Message &message, bool isAnswered)
{
    if (std::exchange(message.isAnswered, isAnswered) != isAnswered)
        m_unanswered += isAnswered ? -1 : 1;
}

void MqttOracle::receiveRelease(quint16 id)
{
    const auto found = m_messages.find(id);
    if (found == m_messages.end() || found->publish.qos != 2 || found->stage == Stage::Published)
        return violation("MQTT-4.3.3-1", u"PUBREL %1 without PUBREC"_s.arg(id));
    if (m_pubRels.contains(id)) {
        if (m_pubRels.head() != id)
            violation(
                "MQTT-4.6.0-4", u"PUBREL %1 before PUBREL %2"_s.arg(id).arg(m_pubRels.head()));
        m_pubRels.removeOne(id);
    } else {
        receiveReleaseAgain(*found);
    }
    found->stage = Stage::Released;
    found->isSentHere = true;
    setAnswered(*found, false);
}

void MqttOracle::receiveReleaseAgain(Message &message)
{
    const quint16 id = message.publish.id;
    if (!m_isResumed || message.isSentHere || m_hasNewPublish)
        violation("MQTT-4.3.3-1", u"PUBREL %1 that nothing asked for"_s.arg(id));
    if (message.releaseOrder < m_lastReleaseOrder)
        violation("MQTT-4.6.0-4", u"PUBREL %1 again out of order"_s.arg(id));
    m_lastReleaseOrder = std::max(m_lastReleaseOrder, message.releaseOrder);
}

void MqttOracle::receiveRequest(quint16 id)
{
    if (id == 0)
        return violation("MQTT-2.3.1-1", u"a request with id 0"_s);
    if (isInUse(id))
        violation("MQTT-2.3.1-2", u"a request with the id %1 that is in use"_s.arg(id));
    m_requests.insert(id);
}

void MqttOracle::receiveAnswer(QQueue<quint16> &expected, quint16 id, const char *statement)
{
    if (!expected.contains(id))
        return violation("MQTT-2.3.1-6", u"acknowledges %1, which nothing asked for"_s.arg(id));
    if (expected.head() != id)
        violation(statement, u"acknowledges %1 before %2"_s.arg(id).arg(expected.head()));
    expected.removeOne(id);
}

void MqttOracle::send(quint8 firstByte, quint16 id)
{
    const auto found = m_messages.find(id);
    const bool isKnown = found != m_messages.end();
    switch (firstByte >> 4) {
    case 3:
        return ((firstByte & 0x06) == 0x04 ? m_pubRecs : m_pubAcks).enqueue(id);
    case 6:
        return m_pubComps.enqueue(id);
    case 4:
    case 7:
        if (isKnown)
            setAnswered(*found, true);
        return;
    case 5:
        m_pubRels.enqueue(id);
        if (isKnown && found->stage == Stage::Published) {
            found->stage = Stage::Received;
            found->releaseOrder = ++m_order;
        }
        return;
    default: // SUBACK, UNSUBACK
        m_requests.remove(id);
    }
}

} // namespace sim::test
