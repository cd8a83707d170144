// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/linkerrors.h"
#include "core/link/transport.h"
#include "core/link/transportear.h"
#include "core/link/transportfactory.h"
#include "support/socketchoice.h"
#include "support/tlsserver.h"

#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>
#include <optional>

Q_DECLARE_METATYPE(const sim::ErrorKind *)

namespace sim::test {

/// One transport, what it said, and the server that it talks to; the ground of the transports'
/// tests.
class TransportFixture : public QObject
{
protected:
    void prepare(); ///< for init()
    void finish(); ///< for cleanup()

    bool listenTcp(const QHostAddress &address = QHostAddress::LocalHost);
    bool listenTls(const TlsServerOptions &options = {});
    bool listenWeb(TransportKind kind, const QStringList &protocols = { QStringLiteral("mqtt") });
    bool listenRaw(const QByteArray &answer); ///< see answeringServer()

    Endpoint endpointTo(TransportKind kind); ///< to the server that listens; to port 1 without
    void open(const Endpoint &endpoint, const QString &passphrase = {});
    bool hasOpened() const; ///< waits
    bool hasFailed() const; ///< waits

    /// Listens, opens and gives the server's end; null when that failed, see complaint().
    QTcpSocket *openTcp();
    std::unique_ptr<QWebSocket> openWeb(TransportKind kind = TransportKind::WebSocket);
    QTcpSocket *nextPeer(); ///< of the server; waits, null when none came

    QByteArray complaint() const; ///< the error as a line, for messages of failed tests

    TlsServers m_tls;
    TransportFactory m_transports { chosenSockets() };
    TransportEar m_ear; ///< of m_transport
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QWebSocketServer> m_webServer;
    QList<Stage> m_stages;
    QStringList m_notices;
    std::optional<Error> m_error;
    bool m_isOpened = false;
};

/// A row whose name is put together.
inline QTestData &addRow(const QByteArray &name)
{
    return QTest::newRow(name.constData());
}

} // namespace sim::test
