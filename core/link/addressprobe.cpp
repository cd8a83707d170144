// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/addressprobe.h"

#include <QtNetwork/QTcpSocket>

namespace sim {

AddressProbe::AddressProbe(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

AddressProbe::~AddressProbe()
{
    stop();
}

void AddressProbe::start(const QList<QHostAddress> &addresses, quint16 port)
{
    stop();
    m_answers.clear();
    m_begin = m_clock.monotonic();
    for (const QHostAddress &address : addresses.first(std::min(addresses.size(), kMost))) {
        const qsizetype index = m_answers.size();
        m_answers.append({ .address = address, .connected = {}, .failure = {} });
        m_sockets.push_back(std::make_unique<QTcpSocket>());
        QTcpSocket *socket = m_sockets.back().get();
        connect(socket, &QTcpSocket::connected, this, [this, index] { take(index, {}); });
        connect(socket, &QTcpSocket::errorOccurred, this,
            [this, index, socket] { take(index, socket->errorString()); });
        // Queued, so that no answer comes from inside start().
        QMetaObject::invokeMethod(
            socket, [socket, address, port] { socket->connectToHost(address, port); },
            Qt::QueuedConnection);
    }
}

void AddressProbe::stop()
{
    for (auto &socket : m_sockets) {
        socket->disconnect(this);
        socket->abort();
        socket.release()->deleteLater(); // we may be inside one of its signals
    }
    m_sockets.clear();
}

void AddressProbe::take(qsizetype index, const QString &failure)
{
    Answer &answer = m_answers[index];
    if (!answer.isSilent())
        return;
    if (failure.isEmpty())
        answer.connected = m_clock.monotonic() - m_begin;
    else
        answer.failure = failure;
    QTcpSocket *socket = m_sockets.at(static_cast<std::size_t>(index)).get();
    socket->disconnect(this);
    QMetaObject::invokeMethod(socket, &QAbstractSocket::abort, Qt::QueuedConnection);
    emit answered();
}

} // namespace sim
