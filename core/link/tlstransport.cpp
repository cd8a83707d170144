// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/tlstransport.h"

#include "core/link/socketfailure.h"
#include "core/link/tlsoptions.h"

#include <QtCore/QPointer>
#include <QtNetwork/QSslSocket>

namespace sim {

TlsTransport::TlsTransport(const Endpoint &endpoint, const QString &keyPassphrase, QObject *parent)
    : Transport(parent)
    , m_endpoint(endpoint)
    , m_keyPassphrase(keyPassphrase)
    , m_socket(std::make_unique<QSslSocket>())
{
    QSslSocket *socket = m_socket.get();
    connect(socket, &QSslSocket::stateChanged, this, &TlsTransport::handleState);
    connect(socket, &QSslSocket::connected, this, &TlsTransport::handleConnected);
    connect(socket, &QSslSocket::encrypted, this, &TlsTransport::handleEncrypted);
    connect(socket, &QSslSocket::sslErrors, this, &TlsTransport::handleSslErrors);
    connect(socket, &QSslSocket::errorOccurred, this, &TlsTransport::handleError);
    connect(socket, &QSslSocket::bytesWritten, this, [this] { tell(&Listener::handleBytesTaken); });
    connect(socket, &QSslSocket::encryptedBytesWritten, this,
        [this] { tell(&Listener::handleBytesTaken); });
    connect(socket, &QSslSocket::alertReceived, this,
        [this](QSsl::AlertLevel, QSsl::AlertType type) { m_alert = type; });
}

TlsTransport::~TlsTransport()
{
    m_socket->disconnect(this);
}

void TlsTransport::open()
{
    const Result<QSslConfiguration> configuration = tlsConfiguration(m_endpoint, m_keyPassphrase);
    if (!configuration) {
        fail(configuration.error());
        return;
    }
    m_socket->setSslConfiguration(*configuration);
    if (const QString notice = bypassNotice(m_endpoint); !notice.isEmpty()) {
        const QPointer<TlsTransport> self(this);
        tell(&Listener::handleTransportNotice, notice);
        if (!self || m_isDone)
            return;
    }
    m_socket->connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
}

void TlsTransport::abort()
{
    m_isDone = true;
    m_socket->abort();
}

void TlsTransport::flush()
{
    // Qt 6.4 crashes in the flush of an encrypted socket that has been closed.
    if (m_isEncrypted && m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->flush();
}

QIODevice *TlsTransport::device() const
{
    return m_socket.get();
}

const QAbstractSocket *TlsTransport::socket() const
{
    return m_socket.get();
}

qint64 TlsTransport::bytesWaiting() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

void TlsTransport::handleState(QAbstractSocket::SocketState state)
{
    if (const auto stage = stageOf(state); stage && !m_isDone)
        tell(&Listener::handleStage, *stage);
}

void TlsTransport::handleConnected()
{
    if (m_isDone)
        return;
    tune(*m_socket);
    tell(&Listener::handleStage, Stage::Encrypting);
}

void TlsTransport::handleEncrypted()
{
    m_isEncrypted = true;
    if (!m_isDone)
        tell(&Listener::handleTransportOpened);
}

void TlsTransport::handleSslErrors(const QList<QSslError> &sslErrors)
{
    if (m_endpoint.tls.isVerified)
        fail(trustFailure(sslErrors, m_endpoint));
    else
        m_socket->ignoreSslErrors();
}

void TlsTransport::handleError(QAbstractSocket::SocketError error)
{
    fail(tlsFailure(error, m_socket->errorString(), m_alert, m_isEncrypted, m_endpoint));
}

void TlsTransport::fail(const Error &error)
{
    if (m_isDone)
        return;
    m_isDone = true;
    tell(&Listener::handleTransportFailed, error);
}

} // namespace sim
