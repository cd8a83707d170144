// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/endpoint.h"

#include <QtNetwork/QSslSocket>

#include <deque>

namespace sim::test {

/// A small MQTT 3.1.1 client over all four transports that shares no code with the program, so that
/// the broker is judged from outside. Each call waits for its answer, at most five seconds.
class RawMqtt
{
public:
    static constexpr int kClosed = -1; ///< instead of a return code

    explicit RawMqtt(const Endpoint &endpoint);

    /// Socket, TLS with the endpoint's authority only, WebSocket upgrade.
    bool open();

    /// The return code of CONNACK.
    int login(const QByteArray &clientId, const QString &user, const QString &secret);

    bool subscribe(const QByteArray &filter, quint8 qos = 1);
    /// QoS 1; waits for PUBACK.
    bool publish(const QByteArray &topic, const QByteArray &payload, bool retain = false);
    bool ping();

    /// The next message that came or comes.
    std::optional<Message> receive();

    /// Messages that came while something else was waited for.
    qsizetype waiting() const { return static_cast<qsizetype>(m_messages.size()); }

    /// True once receive() has something to read; for tests whose own links need the event loop.
    bool hasBytes() const { return m_socket.bytesAvailable() > 0; }

    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    QString error() const { return m_socket.errorString(); }

private:
    bool upgrade();
    void send(const QByteArray &packet);
    bool waitForPacket(quint8 type, QByteArray *body);
    bool readPacket(quint8 *head, QByteArray *body);
    bool fill(qsizetype count);
    void unframe();
    void keep(quint8 head, const QByteArray &body);

    Endpoint m_endpoint;
    QSslSocket m_socket;
    QByteArray m_frames; ///< WebSocket only
    QByteArray m_stream;
    std::deque<Message> m_messages;
    quint16 m_lastId = 0;
};

} // namespace sim::test
