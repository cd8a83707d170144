// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttreader.h"

#include "core/qmqtt/mqtttext.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sim::mqtt {

namespace {

    constexpr quint8 kQosMask = 0x06;
    constexpr quint8 kDuplicate = 0x08;
    constexpr quint8 kRetain = 0x01;
    constexpr quint8 kPubRelFlags = 0x02;
    constexpr qsizetype kIdleMemory = 0;

    quint16 wordAt(QByteArrayView bytes, qsizetype at)
    {
        const auto high = static_cast<quint32>(static_cast<quint8>(bytes[at]));
        const auto low = static_cast<quint32>(static_cast<quint8>(bytes[at + 1]));
        return static_cast<quint16>((high << 8U) | low);
    }

    const char *textOf(TextFault fault)
    {
        switch (fault) {
        case TextFault::None:
            break;
        case TextFault::Empty:
            return "empty topic";
        case TextFault::NotUtf8:
            return "topic is not UTF-8";
        case TextFault::Nul:
            return "U+0000 in the topic";
        case TextFault::TooLong:
            return "topic longer than 65,535 bytes";
        case TextFault::Wildcard:
            return "wildcard in the topic";
        }
        return "";
    }

    std::optional<Malformed> checkFirstByte(PacketType type, quint8 flags)
    {
        switch (type) {
        case PacketType::Publish:
            if ((flags & kQosMask) == kQosMask)
                return Malformed { type, "MQTT-3.3.1-4", "QoS 3" };
            if ((flags & kQosMask) == 0 && (flags & kDuplicate) != 0)
                return Malformed { type, "MQTT-3.3.1-2", "DUP at QoS 0" };
            return std::nullopt;
        case PacketType::ConnAck:
        case PacketType::PubAck:
        case PacketType::PubRec:
        case PacketType::PubComp:
        case PacketType::SubAck:
        case PacketType::UnsubAck:
        case PacketType::PingResp:
            if (flags != 0)
                return Malformed { type, "MQTT-2.2.2-2", "reserved flags are set" };
            return std::nullopt;
        case PacketType::PubRel:
            if (flags != kPubRelFlags)
                return Malformed { type, "MQTT-3.6.1-1", "reserved flags are wrong" };
            return std::nullopt;
        case PacketType::Reserved0:
        case PacketType::Connect:
        case PacketType::Subscribe:
        case PacketType::Unsubscribe:
        case PacketType::PingReq:
        case PacketType::Disconnect:
        case PacketType::Reserved15:
            break;
        }
        return Malformed { type, "MQTT-4.8.0-1", "a broker must not send this packet" };
    }

    /// Whether the remaining length \a size is possible at all for this header.
    bool isPossibleSize(PacketType type, quint8 flags, qsizetype size)
    {
        if (type == PacketType::Publish)
            return size >= ((flags & kQosMask) != 0 ? 4 : 2);
        if (type == PacketType::SubAck)
            return size >= 3;
        return size == (type == PacketType::PingResp ? 0 : 2);
    }

    struct FixedHeader
    {
        qsizetype headerSize = 0; ///< 0: not complete
        qsizetype remaining = 0;
    };

    /// Decodes the remaining length; nothing when its fourth byte announces a fifth.
    std::optional<FixedHeader> decodeLength(QByteArrayView input)
    {
        quint32 value = 0;
        for (qsizetype i = 0; i < 4; ++i) {
            if (input.size() <= i + 1)
                return FixedHeader {};
            const auto byte = static_cast<quint8>(input[i + 1]);
            value |= (byte & 0x7FU) << (7U * static_cast<quint32>(i));
            if ((byte & 0x80U) == 0)
                return FixedHeader { .headerSize = i + 2,
                    .remaining = static_cast<qsizetype>(value) };
        }
        return std::nullopt;
    }

    ServerPacket parseConnAck(QByteArrayView body)
    {
        const auto flags = static_cast<quint8>(body[0]);
        const auto code = static_cast<quint8>(body[1]);
        if (flags > 1)
            return Malformed { PacketType::ConnAck, "MQTT-2.2.2-2",
                "reserved acknowledge flags are set" };
        if (code > 5)
            return Malformed { PacketType::ConnAck, "MQTT-4.8.0-1", "reserved return code" };
        if (flags == 1 && code != 0)
            return Malformed { PacketType::ConnAck, "MQTT-3.2.2-4",
                "session present in a refusal" };
        return ConnAck { .sessionPresent = flags == 1, .code = code };
    }

    ServerPacket parseSubAck(QByteArrayView body)
    {
        const QByteArrayView codes = body.sliced(2);
        const bool isLegal = std::all_of(codes.begin(), codes.end(), [](char c) {
            return static_cast<quint8>(c) <= 2 || static_cast<quint8>(c) == kSubscriptionRefused;
        });
        if (!isLegal)
            return Malformed { PacketType::SubAck, "MQTT-3.9.3-2", "reserved return code" };
        return SubAck { .id = wordAt(body, 0), .codes = codes };
    }

} // namespace

const char *nameOf(PacketType type)
{
    static constexpr std::array<const char *, 16> kNames { "type 0", "CONNECT", "CONNACK",
        "PUBLISH", "PUBACK", "PUBREC", "PUBREL", "PUBCOMP", "SUBSCRIBE", "SUBACK", "UNSUBSCRIBE",
        "UNSUBACK", "PINGREQ", "PINGRESP", "DISCONNECT", "type 15" };
    return kNames[static_cast<size_t>(type) & 15U];
}

ServerPacket PacketReader::parsePublish(quint8 flags, QByteArrayView body)
{
    constexpr auto kType = PacketType::Publish;
    const auto qos = static_cast<quint8>((flags & kQosMask) >> 1U);
    const qsizetype topicSize = wordAt(body, 0);
    const qsizetype idSize = qos > 0 ? 2 : 0;
    if (topicSize + 2 + idSize > body.size())
        return Malformed { kType, "MQTT-4.8.0-1", "topic reaches beyond the packet" };
    const QByteArrayView topic = body.sliced(2, topicSize);
    if (topic != m_lastTopic || topic.isEmpty()) {
        if (const TextFault fault = checkUtf8TopicName(topic); fault != TextFault::None)
            return Malformed { kType, statementOf(fault), textOf(fault) };
        m_lastTopic.resize(0); // keeps its memory
        m_lastTopic.append(topic);
    }
    const quint16 id = qos > 0 ? wordAt(body, 2 + topicSize) : quint16 { 0 };
    if (qos > 0 && id == 0)
        return Malformed { kType, "MQTT-2.3.1-1", "packet id 0" };
    return Publish { .topic = topic,
        .payload = body.sliced(2 + topicSize + idSize),
        .id = id,
        .qos = qos,
        .retain = (flags & kRetain) != 0,
        .duplicate = (flags & kDuplicate) != 0 };
}

ServerPacket PacketReader::next()
{
    const QByteArrayView input = m_input.view();
    if (input.isEmpty())
        return Incomplete {};
    const auto first = static_cast<quint8>(input[0]);
    const auto type = static_cast<PacketType>(first >> 4U);
    const auto flags = static_cast<quint8>(first & 0x0FU);
    if (const auto fault = checkFirstByte(type, flags))
        return *fault;
    const auto header = decodeLength(input);
    if (!header)
        return Malformed { type, "MQTT-4.8.0-1", "remaining length of more than four bytes" };
    if (header->headerSize == 0)
        return Incomplete {};
    if (!isPossibleSize(type, flags, header->remaining))
        return Malformed { type, "MQTT-4.8.0-1", "impossible remaining length" };
    const qsizetype total = header->headerSize + header->remaining;
    if (total > m_limit)
        return Malformed { type, "", "packet too large" };
    if (input.size() < total)
        return Incomplete {};

    const QByteArrayView body = input.sliced(header->headerSize, header->remaining);
    m_input.take(total); // the bytes stay where they are until reserve()
    if (type == PacketType::Publish)
        return parsePublish(flags, body);
    if (type == PacketType::ConnAck)
        return parseConnAck(body);
    if (type == PacketType::PingResp)
        return PingResp {};
    if (wordAt(body, 0) == 0)
        return Malformed { type, "MQTT-2.3.1-1", "packet id 0" };
    if (type == PacketType::SubAck)
        return parseSubAck(body);
    return Ack { .type = type, .id = wordAt(body, 0) };
}

void PacketReader::releaseIdleMemory()
{
    m_input.releaseAbove(kIdleMemory);
}

} // namespace sim::mqtt
