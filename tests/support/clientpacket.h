// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace sim::test {

/// One control packet that the client sent, taken apart by the broker's own decoder.
struct ClientPacket
{
    enum Type : quint8 {
        Connect = 1,
        Publish = 3,
        PubAck = 4,
        PubRec = 5,
        PubRel = 6,
        PubComp = 7,
        Subscribe = 8,
        Unsubscribe = 10,
        PingReq = 12,
        Disconnect = 14,
    };

    Type type = Connect;
    quint8 flags = 0; ///< low half of the first byte
    quint16 id = 0; ///< packet id; 0 where the type has none
    QByteArray topic; ///< of PUBLISH; filter of SUBSCRIBE and UNSUBSCRIBE
    QByteArray payload; ///< of PUBLISH
    quint8 qos = 0; ///< of PUBLISH and SUBSCRIBE
    bool retain = false;
    bool duplicate = false;

    // CONNECT only.
    QByteArray clientId;
    std::optional<QByteArray> username;
    std::optional<QByteArray> password;
    std::optional<QByteArray> willTopic;
    QByteArray willMessage;
    quint8 willQos = 0;
    bool willRetain = false;
    bool cleanSession = false;
    quint16 keepAlive = 0;

    QByteArray raw; ///< all bytes of the packet
};

} // namespace sim::test
