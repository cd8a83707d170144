// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of FakeBroker that takes the packets of the client apart, judges them and answers. It
// shares no code with the client, so a mistake there cannot hide here.

#include "support/fakebroker.h"

#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    quint16 wordAt(QByteArrayView bytes, qsizetype at)
    {
        return static_cast<quint16>(
            (static_cast<quint8>(bytes[at]) << 8) | static_cast<quint8>(bytes[at + 1]));
    }

    /// Reads the fields of a packet one after the other; fails once and for all at the end of the
    /// bytes.
    class Fields
    {
    public:
        explicit Fields(QByteArrayView bytes)
            : m_rest(bytes)
        {
        }

        bool isOk() const { return m_isOk; }

        QByteArrayView rest() const { return m_rest; }

        QByteArrayView take(qsizetype count)
        {
            if (!m_isOk || m_rest.size() < count) {
                m_isOk = false;
                return {};
            }
            const QByteArrayView taken = m_rest.first(count);
            m_rest = m_rest.sliced(count);
            return taken;
        }

        quint8 byte()
        {
            const QByteArrayView taken = take(1);
            return taken.isEmpty() ? quint8 { 0 } : static_cast<quint8>(taken[0]);
        }

        quint16 word()
        {
            const QByteArrayView taken = take(2);
            return taken.isEmpty() ? quint16 { 0 } : wordAt(taken, 0);
        }

        QByteArray data() { return take(word()).toByteArray(); }

    private:
        QByteArrayView m_rest;
        bool m_isOk = true;
    };

    bool isText(const QByteArray &bytes)
    {
        QStringDecoder decode(QStringDecoder::Utf8);
        const QString text = decode(bytes);
        return !decode.hasError() && !text.contains(QChar(0));
    }

    bool hasWildcard(const QByteArray &topic)
    {
        return topic.contains('+') || topic.contains('#');
    }

} // namespace

void FakeBroker::violation(const QString &text)
{
    m_violations.append(text);
}

void FakeBroker::decodeInput()
{
    for (;;) {
        qsizetype size = 0;
        qsizetype header = 1;
        bool isComplete = false;
        for (int shift = 0; header < m_fromClient.size() && shift < 28 && !isComplete; shift += 7) {
            const auto byte = static_cast<quint8>(m_fromClient[header++]);
            size |= static_cast<qsizetype>(byte & 0x7F) << shift;
            isComplete = (byte & 0x80) == 0;
        }
        if (!isComplete || m_fromClient.size() < header + size)
            return;
        const QByteArray raw = m_fromClient.first(header + size);
        m_fromClient.remove(0, header + size);
        decode(raw, header);
    }
}

void FakeBroker::decode(const QByteArray &raw, qsizetype headerSize)
{
    ClientPacket packet;
    packet.raw = raw;
    packet.type = static_cast<ClientPacket::Type>(static_cast<quint8>(raw[0]) >> 4);
    packet.flags = static_cast<quint8>(raw[0]) & 0x0F;
    const QByteArrayView body = QByteArrayView(raw).sliced(headerSize);
    checkFlags(packet);
    checkOrder(packet);
    switch (packet.type) {
    case ClientPacket::Connect:
        decodeConnect(packet, body);
        break;
    case ClientPacket::Publish:
        decodePublish(packet, body);
        break;
    case ClientPacket::Subscribe:
    case ClientPacket::Unsubscribe:
        decodeFilter(packet, body);
        break;
    case ClientPacket::PubAck:
    case ClientPacket::PubRec:
    case ClientPacket::PubRel:
    case ClientPacket::PubComp:
        if (body.size() == 2)
            packet.id = wordAt(body, 0);
        if (packet.id == 0)
            violation(u"acknowledgement without packet id"_s);
        break;
    case ClientPacket::PingReq:
    case ClientPacket::Disconnect:
        if (!body.isEmpty())
            violation(u"PINGREQ or DISCONNECT with content"_s);
        break;
    default:
        violation(u"a client must not send packet type %1"_s.arg(packet.type));
        break;
    }
    m_received.append(packet);
    emit packetReceived(packet);
    answer(packet);
}

void FakeBroker::checkFlags(const ClientPacket &packet)
{
    const bool hasTwo = packet.type == ClientPacket::PubRel
        || packet.type == ClientPacket::Subscribe || packet.type == ClientPacket::Unsubscribe;
    if (packet.type != ClientPacket::Publish && packet.flags != (hasTwo ? 2 : 0))
        violation(
            u"[MQTT-2.2.2-1] flags %1 of packet type %2"_s.arg(packet.flags).arg(packet.type));
}

void FakeBroker::checkOrder(const ClientPacket &packet)
{
    if (m_hasEnded)
        violation(u"[MQTT-3.14.4-2] a packet after DISCONNECT"_s);
    if (packet.type == ClientPacket::Connect && m_isConnected)
        violation(u"[MQTT-3.1.0-2] a second CONNECT"_s);
    if (packet.type != ClientPacket::Connect && !m_isConnected)
        violation(u"[MQTT-3.1.0-1] the first packet is not CONNECT"_s);
    m_isConnected = m_isConnected || packet.type == ClientPacket::Connect;
    m_hasEnded = m_hasEnded || packet.type == ClientPacket::Disconnect;
}

void FakeBroker::decodeConnect(ClientPacket &packet, QByteArrayView body)
{
    Fields fields(body);
    if (fields.data() != "MQTT" || fields.byte() != 4)
        violation(u"[MQTT-3.1.2-1] not MQTT 3.1.1"_s);
    const quint8 flags = fields.byte();
    packet.keepAlive = fields.word();
    packet.cleanSession = (flags & 0x02) != 0;
    packet.clientId = fields.data();
    packet.willQos = (flags >> 3) & 0x03;
    packet.willRetain = (flags & 0x20) != 0;
    if ((flags & 0x04) != 0) {
        packet.willTopic = fields.data();
        packet.willMessage = fields.data();
    } else if (packet.willQos != 0 || packet.willRetain) {
        violation(u"[MQTT-3.1.2-13] flags of a will without a will"_s);
    }
    if ((flags & 0x80) != 0)
        packet.username = fields.data();
    if ((flags & 0x40) != 0)
        packet.password = fields.data();
    if ((flags & 0x01) != 0)
        violation(u"[MQTT-3.1.2-3] reserved flag of CONNECT"_s);
    if ((flags & 0xC0) == 0x40)
        violation(u"[MQTT-3.1.2-22] a password without a user name"_s);
    if (packet.willQos == 3)
        violation(u"[MQTT-3.1.2-14] QoS 3 of the will"_s);
    if (packet.clientId.isEmpty() && !packet.cleanSession)
        violation(u"[MQTT-3.1.3-7] an empty client id with a kept session"_s);
    if (!isText(packet.clientId) || !isText(packet.username.value_or(QByteArray()))
        || !isText(packet.willTopic.value_or(QByteArray())))
        violation(u"[MQTT-1.5.3-1] CONNECT has a string that is not UTF-8"_s);
    if (!fields.isOk() || !fields.rest().isEmpty())
        violation(u"CONNECT has a wrong length"_s);
}

void FakeBroker::decodePublish(ClientPacket &packet, QByteArrayView body)
{
    Fields fields(body);
    packet.qos = (packet.flags >> 1) & 0x03;
    packet.retain = (packet.flags & 0x01) != 0;
    packet.duplicate = (packet.flags & 0x08) != 0;
    packet.topic = fields.data();
    if (packet.qos > 0)
        packet.id = fields.word();
    packet.payload = fields.rest().toByteArray();
    if (!fields.isOk() || packet.topic.isEmpty() || hasWildcard(packet.topic)
        || !isText(packet.topic))
        violation(u"[MQTT-3.3.2-1] PUBLISH without a valid topic"_s);
    if (packet.qos == 3)
        violation(u"[MQTT-3.3.1-4] QoS 3"_s);
    if (packet.qos > 0 && packet.id == 0)
        violation(u"[MQTT-2.3.1-1] packet id 0"_s);
    if (packet.qos == 0 && packet.duplicate)
        violation(u"[MQTT-3.3.1-2] DUP at QoS 0"_s);
}

void FakeBroker::decodeFilter(ClientPacket &packet, QByteArrayView body)
{
    Fields fields(body);
    packet.id = fields.word();
    packet.topic = fields.data();
    if (packet.type == ClientPacket::Subscribe)
        packet.qos = fields.byte();
    if (packet.id == 0)
        violation(u"[MQTT-2.3.1-1] packet id 0"_s);
    if (!fields.isOk() || packet.topic.isEmpty() || !isText(packet.topic))
        violation(u"[MQTT-3.8.3-1] no valid filter"_s);
    if (packet.qos > 2)
        violation(u"[MQTT-3-8.3-4] reserved bits of the QoS"_s);
    if (!fields.rest().isEmpty())
        violation(u"more than one filter; this client asks for one at a time"_s);
}

void FakeBroker::answer(const ClientPacket &packet)
{
    switch (packet.type) {
    case ClientPacket::Connect:
        if (script.answersConnect)
            sendConnAck(script.connAckCode, script.sessionPresent);
        break;
    case ClientPacket::Publish:
        answerPublish(packet);
        break;
    case ClientPacket::PubRec:
        if (script.sendsPubRel)
            sendAck(0x62, packet.id);
        break;
    case ClientPacket::PubRel:
        if (script.sendsPubComp)
            sendAck(0x70, packet.id);
        break;
    case ClientPacket::Subscribe:
        if (script.answersSubscribe) {
            const quint8 code = script.subAckCodes.value(packet.topic, packet.qos);
            sendRaw(QByteArray("\x90\x03") + static_cast<char>(packet.id >> 8)
                + static_cast<char>(packet.id & 0xFF) + static_cast<char>(code));
        }
        break;
    case ClientPacket::Unsubscribe:
        if (script.answersSubscribe)
            sendAck(0xB0, packet.id);
        break;
    case ClientPacket::PingReq:
        if (script.answersPing)
            sendRaw(QByteArray("\xD0\x00", 2));
        break;
    case ClientPacket::PubAck:
    case ClientPacket::PubComp:
    case ClientPacket::Disconnect:
        break;
    }
}

void FakeBroker::answerPublish(const ClientPacket &packet)
{
    if (packet.qos == 1 && script.sendsPubAck)
        sendAck(0x40, packet.id);
    if (packet.qos == 2 && script.sendsPubRec)
        sendAck(0x50, packet.id);
}

} // namespace sim::test
