// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtGlobal>

#include <variant>

/// The control packets of MQTT 3.1.1 that a broker sends, validated.
namespace sim::mqtt {

enum class PacketType : quint8 {
    Reserved0 = 0,
    Connect = 1,
    ConnAck = 2,
    Publish = 3,
    PubAck = 4,
    PubRec = 5,
    PubRel = 6,
    PubComp = 7,
    Subscribe = 8,
    SubAck = 9,
    Unsubscribe = 10,
    UnsubAck = 11,
    PingReq = 12,
    PingResp = 13,
    Disconnect = 14,
    Reserved15 = 15,
};

/// The name as the standard writes it, e.g. "PUBLISH".
const char *nameOf(PacketType type);

inline constexpr qsizetype kMaximumRemaining = 268'435'455; ///< clause 2.2.3
inline constexpr quint8 kSubscriptionRefused = 0x80;

/// The rest of the packet has not arrived yet.
struct Incomplete
{
};

/// The connection must be closed [MQTT-4.8.0-1].
struct Malformed
{
    PacketType type = PacketType::Reserved0;
    const char *statement = ""; ///< e.g. "MQTT-2.2.2-2"; empty for limits of our own
    const char *text = "";
};

struct ConnAck
{
    bool sessionPresent = false;
    quint8 code = 0; ///< 0 to 5
};

/// Views into the buffer of the reader: valid until its next call.
struct Publish
{
    QByteArrayView topic;
    QByteArrayView payload;
    quint16 id = 0; ///< 0 at QoS 0
    quint8 qos = 0;
    bool retain = false;
    bool duplicate = false;
};

/// PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK: a packet id and nothing else.
struct Ack
{
    PacketType type = PacketType::PubAck;
    quint16 id = 0;
};

/// View into the buffer of the reader: valid until its next call.
struct SubAck
{
    quint16 id = 0;
    QByteArrayView codes; ///< at least one; each 0, 1, 2 or 0x80
};

struct PingResp
{
};

using ServerPacket = std::variant<Incomplete, Malformed, ConnAck, Publish, Ack, SubAck, PingResp>;

} // namespace sim::mqtt
