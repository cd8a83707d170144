// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testcertificates.h"
#include "support/tinybroker.h"

#include <memory>

class QTcpServer;
class QWebSocketServer;

namespace sim::test {

/// A server on a loopback port that goes along up to a point, reads on and says nothing more.
class MuteServer
{
public:
    enum class Until { Tcp, Tls, Upgrade, SecureUpgrade };

    /// \a pair is what it shows to TLS clients. port() is 0 when it could not listen.
    MuteServer(Until until, const TestCertificates::Pair &pair);
    ~MuteServer();

    quint16 port() const { return m_broker.port(); }

    int connections() const { return m_broker.connections(); } ///< that got as far as it goes

    void speak() { m_broker.script.isMute = false; } ///< from now on it is a broker

private:
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QWebSocketServer> m_webServer;
    TinyBroker m_broker;
};

} // namespace sim::test
