// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/fakebroker.h"
#include "support/mqttoracle.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>

#include <map>
#include <memory>
#include <random>
#include <vector>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace sim::test {

/// A broker on a loopback port that keeps sessions, routes messages by exact topic, answers late
/// and in batches at random, and has every packet judged: alone by FakeBroker, in its context by
/// MqttOracle.
///
/// A payload is a number of its own. Thread: that of the object.
class OracleBroker : public QObject
{
    Q_OBJECT

public:
    /// What one client has at the broker, over connections.
    struct Session
    {
        struct Delivery
        {
            QByteArray topic {};
            QByteArray payload {};
            quint16 id = 0;
            quint8 qos = 0;
            bool wasSent = false;
            bool isReleasing = false; ///< PUBREC came
        };

        MqttOracle oracle {};
        std::vector<Delivery> deliveries {}; ///< in order, until acknowledged
        QHash<QByteArray, quint8> subscriptions {};
        QSet<quint16> received {}; ///< ids of QoS 2, until PUBREL
        quint16 lastId = 0;
        bool isKept = false;
    };

    explicit OracleBroker(quint32 seed);
    ~OracleBroker() override;

    bool listen();

    quint16 port() const { return m_server.serverPort(); }

    /// Drops the connection of \a clientId without warning.
    void cut(const QByteArray &clientId);
    /// The next CONNECT of \a clientId finds no session.
    void forget(const QByteArray &clientId);

    /// Answers at once from now on.
    void setHurried() { m_isHurried = true; }

    /// While holding it reads and judges, but answers nothing but CONNECT.
    void setHolding(bool isHolding);

    bool hasAccepted(quint64 value) const { return m_accepted.contains(value); }

    bool isIdle() const; ///< nothing waits for an acknowledgement of a connected client
    QStringList violations() const;

    quint64 packets() const; ///< received and judged

signals:
    /// \a clientId has acknowledged a message to it.
    void finished(const QByteArray &clientId, quint64 value, quint8 qos);

private:
    struct Peer
    {
        std::unique_ptr<QTcpSocket> socket;
        FakeBroker front; ///< decodes and judges single packets
        QTimer timer;
        QList<QByteArray> answers; ///< not sent yet
        QByteArray clientId;
        bool isGone = false;
        bool isSessionNew = false; ///< this connection began it
        bool hasSpoken = false; ///< after CONNECT, so it has seen CONNACK
    };

    void accept();
    void read(Peer &peer);
    void handle(Peer &peer, const ClientPacket &packet);
    void handleConnect(Peer &peer, const ClientPacket &packet);
    void handlePublish(Peer &peer, Session &session, const ClientPacket &packet);
    void handleAcknowledgement(Peer &peer, Session &session, const ClientPacket &packet);
    void handleRequest(Peer &peer, Session &session, const ClientPacket &packet);
    void route(const ClientPacket &packet);
    void deliver(Peer *peer, Session &session, const ClientPacket &packet, quint8 qos);
    void sendAgain(Peer &peer, Session &session);
    void answer(Peer &peer, const QByteArray &packet);
    void flush(Peer &peer);
    void drop(Peer &peer);
    Peer *peerOf(const QByteArray &clientId);

    MqttOracle::Time now() const;
    void beat();

    QTcpServer m_server;
    QElapsedTimer m_sinceBeat;
    QTimer m_heart;
    MqttOracle::Time m_time { 0 }; ///< of the last beat
    std::mt19937 m_random;
    std::vector<std::unique_ptr<Peer>> m_peers;
    std::map<QByteArray, Session> m_sessions;
    QSet<quint64> m_accepted;
    QStringList m_violations; ///< of single packets
    bool m_isHurried = false;
    bool m_isHolding = false;
};

} // namespace sim::test
