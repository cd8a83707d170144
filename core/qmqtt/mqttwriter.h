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

/// The statement of the standard that \a fields break and why, for a reader; empty when they are
/// sound.
QString faultOf(const ConnectFields &fields);

// Each of these appends one packet; strings and sizes have been checked by the caller.
void writeConnect(ByteQueue &out, const ConnectFields &fields);
void writePublish(ByteQueue &out, const Publish &message);
void writeSubscribe(ByteQueue &out, quint16 id, QStringView filter, quint8 qos);
void writeUnsubscribe(ByteQueue &out, quint16 id, QStringView filter);
/// PUBACK, PUBREC, PUBREL, PUBCOMP.
void writeAck(ByteQueue &out, PacketType type, quint16 id);
/// PINGREQ, DISCONNECT.
void writeEmpty(ByteQueue &out, PacketType type);

} // namespace sim::mqtt
