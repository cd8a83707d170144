// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttbytes.h"
#include "core/qmqtt/mqttpacket.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace sim::mqtt {

/// The content of a CONNECT packet. Empty strings are left out, except the client id.
struct ConnectFields
{
    QString clientId {};
    QString username {};
    QString password {};
    QString willTopic {};
    QByteArray willMessage {};
    quint8 willQos = 0;
    bool willRetain = false;
    bool cleanSession = true;
    quint16 keepAlive = 0; ///< seconds
};

/// The content of a PUBLISH packet.
struct PublishFields
{
    QStringView topic {};
    QByteArrayView payload {};
    quint16 id = 0; ///< nothing at QoS 0
    quint8 qos = 0;
    bool retain = false;
    bool duplicate = false;
};

/// The statement of the standard that \a fields break and why, for a reader; empty when they are
/// sound.
QString faultOf(const ConnectFields &fields);

/// Appends a PUBLISH. False, with nothing appended, when its topic is not a valid topic name or
/// when it would be larger than a packet may be.
bool writePublish(ByteQueue &out, const PublishFields &message);

// Each of these appends one packet; strings and sizes have been checked by the caller.
void writeConnect(ByteQueue &out, const ConnectFields &fields);
void writeSubscribe(ByteQueue &out, quint16 id, QStringView filter, quint8 qos);
void writeUnsubscribe(ByteQueue &out, quint16 id, QStringView filter);
/// PUBACK, PUBREC, PUBREL, PUBCOMP.
void writeAck(ByteQueue &out, PacketType type, quint16 id);
/// PINGREQ, DISCONNECT.
void writeEmpty(ByteQueue &out, PacketType type);

} // namespace sim::mqtt
