// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/endpoint.h"
#include "support/testcertificates.h"

#include <QtCore/QMap>
#include <QtNetwork/QSslConfiguration>

#include <memory>

class QSslServer;
class QTcpServer;
class QWebSocketServer;

namespace sim::test {

class OpensslServer;

/// What a TLS server shows and asks for.
struct TlsServerOptions
{
    enum class Version { Any, Tls10, Tls12, Tls13 };

    QString certificate = QStringLiteral("good"); ///< a name of TlsServers::pair()
    Version version = Version::Any; ///< the only one it offers
    bool isClientAsked = false; ///< for a certificate of the authority "ca"
};

/// Makes TLS servers of four kinds (QSslServer, QWebSocketServer, `openssl s_server`, mosquitto)
/// from one description, and the endpoints that reach them. Certificates are made when first asked
/// for.
///
/// Failures show as errorText(); a test checks it in cleanup().
class TlsServers
{
public:
    /// Files of a certificate for localhost and its key. The names:
    /// - "ca", "other": authorities; endpoints of endpoint() trust the first
    /// - "good": valid until 2099
    /// - "soon": ends within a day
    /// - "expired": valid on 2020-01-01; "future": valid on 2099-01-01
    /// - "elsewhere": for elsewhere.example
    /// - "self": signed by itself; "stranger": signed by "other"
    /// - "locked": its key has the pass phrase "open sesame"
    TestCertificates::Pair pair(const QString &name);

    /// \a kind on localhost, trusting "ca".
    Endpoint endpoint(TransportKind kind, quint16 port);
    /// The client certificate that \a endpoint shows.
    void show(Endpoint &endpoint, const QString &name);

    QSslConfiguration configuration(const TlsServerOptions &options = {});
    /// Listens on a free loopback port; null when it cannot.
    std::unique_ptr<QSslServer> sslServer(const TlsServerOptions &options = {});
    /// Likewise; \a kind is one of the WebSocket kinds.
    std::unique_ptr<QWebSocketServer> webServer(TransportKind kind,
        const QStringList &protocols = { QStringLiteral("mqtt") },
        const TlsServerOptions &options = {});
    /// The only kind that speaks TLS 1.0, where the system's OpenSSL still does.
    bool start(OpensslServer &server, const TlsServerOptions &options = {});
    /// Of a listener for anybody who gets through; \a options count for encrypted kinds.
    QStringList mosquittoLines(TransportKind kind, const TlsServerOptions &options = {});

    QString errorText() const { return m_certificates.errorText(); }

    /// Of \a file in the folder of the certificates, for files of the tests' own.
    QString path(const QString &file) const { return m_certificates.path(file); }

private:
    TestCertificates::Pair make(const QString &name);

    TestCertificates m_certificates;
    QMap<QString, TestCertificates::Pair> m_pairs;
};

/// What a QSslServer needs to show \a pair.
QSslConfiguration serverConfiguration(const TestCertificates::Pair &pair);

/// A server on a free loopback port that answers the first bytes of each client with \a answer and
/// hangs up; one that never says anything when it is null. Null when it cannot listen.
std::unique_ptr<QTcpServer> answeringServer(const QByteArray &answer);

/// The fatal alert "protocol version" of an OpenSSL that offers nothing as new as TLS 1.2.
QByteArray oldTlsAlert();

} // namespace sim::test
