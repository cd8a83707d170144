// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transport.h"

#include <QtNetwork/QTcpSocket>

namespace sim {

/// Plain TCP. The first byte of the broker tells whether the port speaks something else than MQTT.
class TcpTransport final : public Transport
{
    Q_OBJECT

public:
    explicit TcpTransport(const Endpoint &endpoint, QObject *parent = nullptr);
    ~TcpTransport() override;

    void open() override;
    void abort() override;
    QIODevice *device() const override;

    QMqttClient::TransportType mqttType() const override { return QMqttClient::AbstractSocket; }

    const QAbstractSocket *socket() const override { return m_socket.get(); }

    void flush() override;

    qint64 bytesWaiting() const override { return m_socket->bytesToWrite(); }

private:
    void handleState(QAbstractSocket::SocketState state);
    void handleConnected();
    void handleError(QAbstractSocket::SocketError error);
    void lookAtFirstByte();
    void fail(const Error &error);

    Endpoint m_endpoint;
    std::unique_ptr<QTcpSocket> m_socket;
    bool m_isOpen = false;
    bool m_isDone = false; ///< failed or aborted: says nothing more
};

} // namespace sim
