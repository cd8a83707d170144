// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testcertificates.h"

#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QSslSocket>

namespace sim::test {

/// Answers each request with the same bytes, over TLS on a loopback port.
class HttpsServer : public QObject
{
public:
    HttpsServer(const TestCertificates::Pair &pair, QByteArray answer)
        : m_answer(std::move(answer))
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(pair.certificate));
        const QSslKey rsa = key(pair, QSsl::Rsa);
        tls.setPrivateKey(rsa.isNull() ? key(pair, QSsl::Ec) : rsa);
        m_server.setSslConfiguration(tls);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &HttpsServer::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    QString base() const
    {
        return QStringLiteral("https://localhost:%1/v3").arg(m_server.serverPort());
    }

    const QByteArray &request() const { return m_request; }

    void hangUpAfterAnswer() { m_hangsUp = true; }

private:
    static QSslKey key(const TestCertificates::Pair &pair, QSsl::KeyAlgorithm algorithm)
    {
        QFile file(pair.key);
        return file.open(QIODevice::ReadOnly) ? QSslKey(&file, algorithm) : QSslKey();
    }

    void accept()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void answer(QTcpSocket &socket)
    {
        m_request += socket.readAll();
        if (!m_request.endsWith("\r\n\r\n"))
            return;
        socket.write(m_answer);
        if (m_hangsUp)
            socket.disconnectFromHost();
    }

    QSslServer m_server;
    QByteArray m_answer;
    QByteArray m_request;
    bool m_hangsUp = false;
};

/// A whole answer of HTTP 1.1.
inline QByteArray httpAnswer(const QByteArray &status, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace sim::test
