// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/transport.h"

#include "core/link/tcptransport.h"
#include "core/link/tlstransport.h"
#include "core/link/websockettransport.h"

#include <QtCore/QCoreApplication>

namespace sim {

QString stageText(Stage stage)
{
    const auto text = [](const char *words) { return QCoreApplication::translate("Stage", words); };
    switch (stage) {
    case Stage::Idle:
        return text("waiting for its turn");
    case Stage::Resolving:
        return text("resolving the host name");
    case Stage::Connecting:
        return text("TCP connect");
    case Stage::Encrypting:
        return text("TLS handshake");
    case Stage::Upgrading:
        return text("WebSocket upgrade");
    case Stage::LoggingIn:
        return text("MQTT login");
    case Stage::Online:
        return text("online");
    }
    Q_UNREACHABLE();
}

std::unique_ptr<Transport> Transport::create(const Endpoint &endpoint, const QString &keyPassphrase)
{
    switch (endpoint.transport) {
    case TransportKind::Tcp:
        return std::make_unique<TcpTransport>(endpoint);
    case TransportKind::Tls:
        return std::make_unique<TlsTransport>(endpoint, keyPassphrase);
    case TransportKind::WebSocket:
    case TransportKind::SecureWebSocket:
        return std::make_unique<WebSocketTransport>(endpoint, keyPassphrase);
    }
    Q_UNREACHABLE();
}

} // namespace sim
