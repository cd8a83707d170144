// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tlsserver.h"

#include "support/opensslserver.h"

#include <QtCore/QFile>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocketServer>

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    QSsl::SslProtocol protocolOf(TlsServerOptions::Version version)
    {
        using enum TlsServerOptions::Version;
        switch (version) {
        case Any:
            return QSsl::SecureProtocols;
        case Tls12:
            return QSsl::TlsV1_2;
        case Tls13:
            return QSsl::TlsV1_3;
        case Tls10:
            break;
        }
        qFatal("Qt has no server for TLS 1.0");
    }

    QStringList opensslVersion(TlsServerOptions::Version version)
    {
        using enum TlsServerOptions::Version;
        switch (version) {
        case Any:
            return {};
        case Tls10:
            return { u"-tls1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s };
        case Tls12:
            return { u"-tls1_2"_s };
        case Tls13:
            return { u"-tls1_3"_s };
        }
        Q_UNREACHABLE();
    }

    QStringList mosquittoVersion(TlsServerOptions::Version version)
    {
        using enum TlsServerOptions::Version;
        switch (version) {
        case Any:
            return {};
        case Tls12:
            return { u"tls_version tlsv1.2"_s };
        case Tls13:
            return { u"tls_version tlsv1.3"_s };
        case Tls10:
            break;
        }
        qFatal("mosquitto has no TLS 1.0");
    }

} // namespace

TestCertificates::Pair TlsServers::pair(const QString &name)
{
    if (!m_pairs.contains(name)) {
        const TestCertificates::Pair made = make(name); // may make its authority before
        m_pairs.insert(name, made);
    }
    return m_pairs.value(name);
}

TestCertificates::Pair TlsServers::make(const QString &name)
{
    if (name == u"ca"_s || name == u"other"_s)
        return m_certificates.makeAuthority(name);
    if (name == u"self"_s)
        return m_certificates.makeSelfSigned(name);
    TestCertificates::Wish wish { .name = name };
    if (name != u"soon"_s)
        wish.to = u"20990101000000Z"_s;
    if (name == u"expired"_s) {
        wish.from = u"20200101000000Z"_s;
        wish.to = u"20200102000000Z"_s;
    } else if (name == u"future"_s) {
        wish.from = u"20990101000000Z"_s;
        wish.to = u"20990102000000Z"_s;
    } else if (name == u"elsewhere"_s) {
        wish.hosts = { u"DNS:elsewhere.example"_s };
    } else if (name == u"locked"_s) {
        wish.passphrase = u"open sesame"_s;
    }
    return m_certificates.make(wish, pair(name == u"stranger"_s ? u"other"_s : u"ca"_s));
}

Endpoint TlsServers::endpoint(TransportKind kind, quint16 port)
{
    Endpoint endpoint;
    endpoint.transport = kind;
    endpoint.host = u"localhost"_s;
    endpoint.port = port;
    if (isEncrypted(kind))
        endpoint.tls.caFile = pair(u"ca"_s).certificate;
    return endpoint;
}

void TlsServers::show(Endpoint &endpoint, const QString &name)
{
    endpoint.tls.certificateFile = pair(name).certificate;
    endpoint.tls.keyFile = pair(name).key;
}

QSslConfiguration TlsServers::configuration(const TlsServerOptions &options)
{
    QSslConfiguration configuration = serverConfiguration(pair(options.certificate));
    configuration.setProtocol(protocolOf(options.version));
    if (options.isClientAsked) {
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates(QSslCertificate::fromPath(pair(u"ca"_s).certificate));
    }
    return configuration;
}

std::unique_ptr<QSslServer> TlsServers::sslServer(const TlsServerOptions &options)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration(options));
    return server->listen(QHostAddress::LocalHost) ? std::move(server) : nullptr;
}

std::unique_ptr<QWebSocketServer> TlsServers::webServer(
    TransportKind kind, const QStringList &protocols, const TlsServerOptions &options)
{
    const bool isSecure = isEncrypted(kind);
    auto server = std::make_unique<QWebSocketServer>(
        u"test"_s, isSecure ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    server->setSupportedSubprotocols(protocols);
    if (isSecure)
        server->setSslConfiguration(configuration(options));
    return server->listen(QHostAddress::LocalHost) ? std::move(server) : nullptr;
}

bool TlsServers::start(OpensslServer &server, const TlsServerOptions &options)
{
    QStringList arguments = opensslVersion(options.version);
    if (options.isClientAsked) {
        arguments << u"-Verify"_s << u"2"_s << u"-verify_return_error"_s << u"-CAfile"_s
                  << pair(u"ca"_s).certificate;
    }
    return server.start(pair(options.certificate), arguments);
}

QStringList TlsServers::mosquittoLines(TransportKind kind, const TlsServerOptions &options)
{
    QStringList lines { u"allow_anonymous true"_s };
    if (kind == TransportKind::WebSocket || kind == TransportKind::SecureWebSocket)
        lines << u"protocol websockets"_s;
    if (!isEncrypted(kind))
        return lines;
    lines << u"certfile "_s + pair(options.certificate).certificate
          << u"keyfile "_s + pair(options.certificate).key << mosquittoVersion(options.version);
    if (options.isClientAsked)
        lines << u"cafile "_s + pair(u"ca"_s).certificate << u"require_certificate true"_s;
    return lines;
}

QSslConfiguration serverConfiguration(const TestCertificates::Pair &pair)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(pair.certificate));
    QFile key(pair.key);
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

std::unique_ptr<QTcpServer> answeringServer(const QByteArray &answer)
{
    auto server = std::make_unique<QTcpServer>();
    QTcpServer *const self = server.get();
    QObject::connect(self, &QTcpServer::newConnection, self, [self, answer] {
        QTcpSocket *const peer = self->nextPendingConnection();
        if (answer.isNull())
            return;
        QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer, answer] {
            peer->readAll();
            peer->write(answer);
            peer->disconnectFromHost();
        });
    });
    return self->listen(QHostAddress::LocalHost) ? std::move(server) : nullptr;
}

QByteArray oldTlsAlert()
{
    return QByteArray::fromHex("15030300020246");
}

} // namespace sim::test
