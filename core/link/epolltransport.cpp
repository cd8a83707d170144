// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/epolltransport.h"

#include "core/link/linkerrors.h"
#include "core/link/socketfailure.h"
#include "core/link/systemerrors.h"

namespace sim {

EpollTransport::EpollTransport(
    std::shared_ptr<const Endpoint> endpoint, std::shared_ptr<EpollReactor> reactor)
    : m_endpoint(std::move(endpoint))
    , m_reactor(std::move(reactor))
{
}

EpollTransport::~EpollTransport() = default;

void EpollTransport::open()
{
    m_connector = std::make_unique<EpollConnector>(m_reactor);
    connect(m_connector.get(), &EpollConnector::stageReached, this,
        [this](Stage stage) { tell(&Listener::handleStage, stage); });
    connect(m_connector.get(), &EpollConnector::connected, this, &EpollTransport::handleConnected);
    connect(m_connector.get(), &EpollConnector::failed, this,
        [this](QAbstractSocket::SocketError error, const QString &text) {
            fail(connectFailure(error, text, *m_endpoint));
        });
    m_connector->connectTo(m_endpoint->host, m_endpoint->port);
}

void EpollTransport::abort()
{
    m_isDone = true;
    releaseConnector();
    if (m_socket)
        m_socket->abort();
}

void EpollTransport::flush()
{
    if (m_socket)
        m_socket->flush();
}

QIODevice *EpollTransport::device() const
{
    return m_socket.get();
}

qint64 EpollTransport::bytesWaiting() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

void EpollTransport::handleConnected()
{
    EpollConnector::Connection connection = m_connector->takeConnection();
    releaseConnector();
    EpollSocket::Owner &owner = *this;
    m_socket = std::make_unique<EpollSocket>(
        owner, m_reactor, std::move(connection.descriptor), std::move(connection.watch));
    tell(&Listener::handleTransportOpened);
}

void EpollTransport::handleLost(int systemError)
{
    fail(socketFailure(socketErrorOf(systemError), systemErrorText(systemError), *m_endpoint));
}

void EpollTransport::handleFirstBytes()
{
    const QByteArrayView unread = m_socket->unread();
    if (unread.isEmpty())
        return;
    if (const auto error = foreignAnswer(unread.front(), *m_endpoint)) {
        m_socket->discardUnread(); // not for the MQTT client, which comes next
        fail(*error);
    }
}

void EpollTransport::fail(const Error &error)
{
    if (std::exchange(m_isDone, true))
        return;
    tell(&Listener::handleTransportFailed, error);
}

/// We may be inside one of its signals.
void EpollTransport::releaseConnector()
{
    if (!m_connector)
        return;
    m_connector->disconnect(this);
    m_connector->abort();
    m_connector.release()->deleteLater();
}

} // namespace sim
