// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transport.h"

#include <QtNetwork/QSsl>
#include <QtNetwork/QSslError>

class QSslSocket;

namespace sim {

/// TLS over TCP. Nothing of MQTT is sent before certificate and host name are found good.
class TlsTransport final : public Transport
{
    Q_OBJECT

public:
    TlsTransport(const Endpoint &endpoint, const QString &keyPassphrase, QObject *parent = nullptr);
    ~TlsTransport() override;

    void open() override;
    void abort() override;
    QIODevice *device() const override;

    QMqttClient::TransportType mqttType() const override { return QMqttClient::SecureSocket; }

    const QAbstractSocket *socket() const override;
    void flush() override;
    qint64 bytesWaiting() const override;

private:
    void handleState(QAbstractSocket::SocketState state);
    void handleConnected();
    void handleEncrypted();
    void handleError(QAbstractSocket::SocketError error);
    void handleSslErrors(const QList<QSslError> &sslErrors);
    void fail(const Error &error);

    Endpoint m_endpoint;
    QString m_keyPassphrase;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<QSsl::AlertType> m_alert;
    bool m_isEncrypted = false;
    bool m_isDone = false; ///< failed or aborted: says nothing more
};

} // namespace sim
