// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transport.h"

#include <QtCore/QPointer>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSsl>
#include <QtNetwork/QSslError>

class QSslSocket;
class QWebSocket;

namespace sim {

class WebSocketDevice;

/// MQTT over WebSocket, `ws` and `wss`: binary frames, sub-protocol `mqtt` (clause 6 of
/// MQTT 3.1.1).
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    static constexpr quint64 kMaxFrameBytes = 1024 * 1024; ///< of the server, unless set

    WebSocketTransport(
        const Endpoint &endpoint, const QString &keyPassphrase, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open() override;
    void abort() override;
    QIODevice *device() const override;

    QMqttClient::TransportType mqttType() const override { return QMqttClient::IODevice; }

    void setInboundLimit(qint64 bytes) override;

    const QAbstractSocket *socket() const override { return m_inner; }

    qint64 bytesWaiting() const override;
    void flush() override;

private:
    void openSocket();
    void watchInnerSocket();
    void handleState(QAbstractSocket::SocketState state);
    void handleConnected();
    void handleDisconnected();
    void handleError(QAbstractSocket::SocketError error);
    void handleSslErrors(const QList<QSslError> &sslErrors);
    void handleTextFrame();
    Error failureOf(QAbstractSocket::SocketError error) const;
    void reach(Stage stage);
    void fail(const Error &error);

    Endpoint m_endpoint;
    QString m_keyPassphrase;
    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<WebSocketDevice> m_device;
    QPointer<QAbstractSocket> m_inner; ///< inside of m_socket, if it can be seen
    QPointer<QSslSocket> m_secure; ///< the same, if it is encrypted
    std::optional<QSsl::AlertType> m_alert;
    quint64 m_maxFrameBytes = kMaxFrameBytes;
    Stage m_stage = Stage::Idle;
    bool m_isDone = false; ///< failed or aborted: says nothing more
};

} // namespace sim
