// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/tcptransport.h"

#include "core/link/socketfailure.h"

namespace sim {

TcpTransport::TcpTransport(const Endpoint &endpoint, QObject *parent)
    : Transport(parent)
    , m_endpoint(endpoint)
    , m_socket(std::make_unique<QTcpSocket>())
{
    connect(m_socket.get(), &QTcpSocket::stateChanged, this, &TcpTransport::handleState);
    connect(m_socket.get(), &QTcpSocket::connected, this, &TcpTransport::handleConnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &TcpTransport::handleError);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &TcpTransport::lookAtFirstByte,
        Qt::SingleShotConnection);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this,
        [this] { tell(&Listener::handleBytesTaken); });
}

TcpTransport::~TcpTransport()
{
    m_socket->disconnect(this);
}

void TcpTransport::open()
{
    m_socket->connectToHost(m_endpoint.host, m_endpoint.port);
}

void TcpTransport::abort()
{
    m_isDone = true;
    m_socket->abort();
}

void TcpTransport::flush()
{
    m_socket->flush();
}

QIODevice *TcpTransport::device() const
{
    return m_socket.get();
}

void TcpTransport::handleState(QAbstractSocket::SocketState state)
{
    if (const auto stage = stageOf(state); stage && !m_isDone)
        tell(&Listener::handleStage, *stage);
}

void TcpTransport::handleConnected()
{
    if (m_isDone)
        return;
    m_isOpen = true;
    tune(*m_socket);
    tell(&Listener::handleTransportOpened);
}

void TcpTransport::handleError(QAbstractSocket::SocketError error)
{
    const QString text = m_socket->errorString();
    fail(m_isOpen ? socketFailure(error, text, m_endpoint)
                  : connectFailure(error, text, m_endpoint));
}

void TcpTransport::lookAtFirstByte()
{
    char first = 0;
    if (m_socket->peek(&first, 1) != 1)
        return;
    if (const auto error = foreignAnswer(first, m_endpoint)) {
        m_socket->readAll(); // not for the MQTT client, which comes next
        fail(*error);
    }
}

void TcpTransport::fail(const Error &error)
{
    if (m_isDone)
        return;
    m_isDone = true;
    tell(&Listener::handleTransportFailed, error);
}

} // namespace sim
