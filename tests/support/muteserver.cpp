// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/muteserver.h"

#include "support/tlsserver.h"

#include <QtNetwork/QSslServer>
#include <QtWebSockets/QWebSocketServer>

namespace sim::test {

using namespace Qt::StringLiterals;

MuteServer::MuteServer(Until until, const TestCertificates::Pair &pair)
{
    m_broker.script.isMute = true;
    if (until == Until::Tcp) {
        m_broker.listen();
        return;
    }
    if (until == Until::Tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(serverConfiguration(pair));
        server->listen(QHostAddress::LocalHost);
        m_broker.serve(*server);
        m_server = std::move(server);
        return;
    }
    const bool isSecure = until == Until::SecureUpgrade;
    m_webServer = std::make_unique<QWebSocketServer>(
        u"mute"_s, isSecure ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    m_webServer->setSupportedSubprotocols({ u"mqtt"_s });
    if (isSecure)
        m_webServer->setSslConfiguration(serverConfiguration(pair));
    m_webServer->listen(QHostAddress::LocalHost);
    m_broker.serve(*m_webServer);
}

MuteServer::~MuteServer() = default;

} // namespace sim::test
