// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QIODevice>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>

class QTcpServer;
class QWebSocketServer;

namespace sim::test {

/// A scripted broker on a free loopback port. It understands just enough of MQTT 3.1.1 to answer as
/// told.
class TinyBroker : public QObject
{
    Q_OBJECT

public:
    /// How it behaves; may change at any time.
    struct Script
    {
        bool isMute = false; ///< accepts, reads, never answers
        bool isReading = true; ///< false: leaves everything in the socket after CONNECT
        bool isClosingAtOnce = false; ///< hangs up on the first bytes
        bool isClosingAfterLogin = false;
        bool isAcknowledging = true; ///< PUBACK, PUBREC, PUBCOMP
        bool isSessionPresent = false;
        char connack = 0;
        char suback = 0;
        QByteArray rawAnswer = {}; ///< instead of anything else, to the first bytes
    };

    explicit TinyBroker(QObject *parent = nullptr);
    ~TinyBroker() override;

    bool listen(); ///< plain TCP
    void serve(QTcpServer &server); ///< also a QSslServer; must outlive this
    void serve(QWebSocketServer &server);

    quint16 port() const { return m_port; }

    void close(); ///< stops to listen and drops everybody
    bool listenAgain(); ///< on the same port

    Script script;

    int connects() const { return m_connects; } ///< CONNECT packets

    int connections() const { return m_connections; } ///< sockets

    QByteArray lastConnect() const { return m_lastConnect; }

    QList<QByteArray> packets(int type) const; ///< whole packets of that type, in order

    qint64 bytes() const { return m_bytes; }

    void sendToAll(const QByteArray &packet);
    void acknowledgeAll(); ///< what was held back while not acknowledging
    void acknowledgeNext(); ///< the oldest of it

    qsizetype heldBack() const { return m_heldBack.size(); }

    void dropAll();
    void resumeReading(); ///< ends `isReading = false`

signals:
    void packetReceived(int type);

private:
    void adopt(QIODevice *device);
    void read(QIODevice *device);
    void handle(QIODevice *device, const QByteArray &packet);
    void handlePublish(QIODevice *device, const QByteArray &packet);
    void acceptAll();

    QTcpServer *m_server;
    QPointer<QTcpServer> m_served;
    QList<QPointer<QIODevice>> m_devices;
    QHash<QIODevice *, QByteArray> m_buffers;
    QSet<QIODevice *> m_loggedIn;
    QList<QByteArray> m_packets;
    QList<QByteArray> m_heldBack;
    QByteArray m_lastConnect;
    qint64 m_bytes = 0;
    int m_connects = 0;
    int m_connections = 0;
    quint16 m_port = 0;
};

} // namespace sim::test
