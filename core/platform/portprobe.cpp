// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/portprobe.h"

#include "core/platform/platformerrors.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <array>

namespace sim {

Result<BrokerPorts> pickFreePorts()
{
    // All four at once, so that they differ.
    std::array<QTcpServer, 4> servers;
    for (QTcpServer &server : servers) {
        if (!server.listen(QHostAddress::LocalHost, 0))
            return Error(errors::kNoFreePort, { server.errorString() });
    }
    return BrokerPorts { .tcp = servers[0].serverPort(),
        .tls = servers[1].serverPort(),
        .webSocket = servers[2].serverPort(),
        .secureWebSocket = servers[3].serverPort() };
}

bool areFree(const BrokerPorts &ports)
{
    const QList<quint16> all = ports.all();
    return std::all_of(all.begin(), all.end(),
        [](quint16 port) { return QTcpServer().listen(QHostAddress::LocalHost, port); });
}

PortProbe::PortProbe(const QList<quint16> &ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
{
}

void PortProbe::start()
{
    for (const quint16 port : std::as_const(m_ports))
        tryPort(port);
}

void PortProbe::tryPort(quint16 port)
{
    constexpr auto kPause = std::chrono::milliseconds(10);
    auto *socket = new QTcpSocket(this);
    connect(
        socket, &QTcpSocket::connected, this, [this, port, socket] { onConnected(port, socket); });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, port, socket] {
        socket->deleteLater();
        QTimer::singleShot(kPause, this, [this, port] { tryPort(port); });
    });
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void PortProbe::onConnected(quint16 port, QTcpSocket *socket)
{
    socket->disconnect(this);
    // A port that nobody listens to can be given to the socket itself, which then meets itself.
    if (socket->localPort() == port) {
        socket->abort();
        socket->deleteLater();
        QTimer::singleShot(std::chrono::milliseconds(1), this, [this, port] { tryPort(port); });
        return;
    }
    socket->abort();
    socket->deleteLater();
    if (++m_open == m_ports.size())
        emit allOpen();
}

} // namespace sim
