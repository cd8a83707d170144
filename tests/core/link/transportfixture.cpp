// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/transportfixture.h"

#include <QtCore/QRegularExpression>

namespace sim::test {

using namespace Qt::StringLiterals;

void TransportFixture::prepare()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_stages.clear();
    m_notices.clear();
    m_ear = {};
    m_error.reset();
    m_isOpened = false;
}

void TransportFixture::finish()
{
    m_transport.reset();
    m_server.reset();
    m_webServer.reset();
    QVERIFY2(m_tls.errorText().isEmpty(), qPrintable(m_tls.errorText()));
}

bool TransportFixture::listenTcp(const QHostAddress &address)
{
    m_server = std::make_unique<QTcpServer>();
    return m_server->listen(address);
}

bool TransportFixture::listenTls(const TlsServerOptions &options)
{
    m_server = m_tls.sslServer(options);
    return m_server != nullptr;
}

bool TransportFixture::listenWeb(TransportKind kind, const QStringList &protocols)
{
    m_webServer = m_tls.webServer(kind, protocols);
    return m_webServer != nullptr;
}

bool TransportFixture::listenRaw(const QByteArray &answer)
{
    m_server = answeringServer(answer);
    return m_server != nullptr;
}

Endpoint TransportFixture::endpointTo(TransportKind kind)
{
    if (m_webServer)
        return m_tls.endpoint(kind, m_webServer->serverPort());
    return m_tls.endpoint(kind, m_server ? m_server->serverPort() : 1);
}

void TransportFixture::open(const Endpoint &endpoint, const QString &passphrase)
{
    m_transport = m_transports.create(endpoint, passphrase);
    m_ear.onOpened = [this] {
        QVERIFY(!m_isOpened && !m_error);
        m_isOpened = true;
    };
    m_ear.onFailed = [this](const Error &error) {
        QVERIFY(!m_error);
        m_error = error;
    };
    m_ear.onStage = [this](Stage stage) { m_stages.append(stage); };
    m_ear.onNotice = [this](const QString &text) { m_notices.append(text); };
    m_transport->setListener(&m_ear);
    m_transport->open();
}

bool TransportFixture::hasOpened() const
{
    return QTest::qWaitFor([this] { return m_isOpened || m_error; }) && m_isOpened;
}

bool TransportFixture::hasFailed() const
{
    return QTest::qWaitFor([this] { return m_error.has_value(); });
}

QTcpSocket *TransportFixture::openTcp()
{
    if (!listenTcp())
        return nullptr;
    open(endpointTo(TransportKind::Tcp));
    return hasOpened() ? nextPeer() : nullptr;
}

std::unique_ptr<QWebSocket> TransportFixture::openWeb(TransportKind kind)
{
    if (!listenWeb(kind))
        return nullptr;
    open(endpointTo(kind));
    const auto isThere = [this] { return m_webServer->hasPendingConnections(); };
    if (!hasOpened() || !QTest::qWaitFor(isThere))
        return nullptr;
    return std::unique_ptr<QWebSocket>(m_webServer->nextPendingConnection());
}

QTcpSocket *TransportFixture::nextPeer()
{
    const bool isThere = QTest::qWaitFor([this] { return m_server->hasPendingConnections(); });
    return isThere ? m_server->nextPendingConnection() : nullptr;
}

QByteArray TransportFixture::complaint() const
{
    return m_error ? m_error->message().toUtf8() : "no error"_ba;
}

} // namespace sim::test
