// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/clienttarget.h"

namespace sim::bench {

namespace {

    /// Bytes that may wait in the socket, as the links of the simulator have it.
    constexpr qint64 kSocketRoom = qint64 { 256 } * 1024;

} // namespace

ClientTarget::ClientTarget(const Options &options)
    : m_topic(QString::fromStdString(options.topic))
    , m_payload(QByteArray::fromStdString(options.payload))
{
    m_client.setTransport(&m_socket, QMqttClient::AbstractSocket);
    m_client.setHostname(QString::fromStdString(options.host));
    m_client.setPort(static_cast<quint16>(options.port));
    m_client.setClientId(QStringLiteral("bench-ours"));
    QObject::connect(&m_socket, &QTcpSocket::connected, &m_client,
        [this] { m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    QObject::connect(&m_client, &QMqttClient::disconnected, &m_client, [this] {
        giveUp("disconnected: " + m_client.property("connio_closeReason").toString().toStdString());
    });
}

void ClientTarget::open(PublishListener &listener)
{
    QObject::connect(
        &m_client, &QMqttClient::connected, &m_client, [&listener] { listener.handleOpened(); });
    QObject::connect(&m_client, &QMqttClient::messageSent, &m_client,
        [&listener] { listener.handleAcknowledged(); });
    QObject::connect(
        &m_socket, &QTcpSocket::bytesWritten, &m_client, [&listener] { listener.handleReady(); });
    m_client.connectToHost();
}

bool ClientTarget::publish(int qos)
{
    return m_socket.bytesToWrite() < kSocketRoom
        && m_client.publish(m_topic, m_payload, static_cast<quint8>(qos)) >= 0;
}

} // namespace sim::bench
