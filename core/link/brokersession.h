// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/inflightmessage.h"
#include "core/link/linksettings.h"
#include "core/link/nesting.h"
#include "core/link/subscriptionset.h"
#include "core/link/topiccache.h"
#include "core/link/transport.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace sim {

/// The MQTT side of a link: one client over all its connections, the tickets, the window,
/// back-pressure.
///
/// It is given transports that are open and says once when each has ended. Thread: the one that it
/// lives in.
class BrokerSession final : public QObject
{
    Q_OBJECT

public:
    static constexpr Microseconds kLogoutTime = std::chrono::seconds(2);

    explicit BrokerSession(const Nesting &nesting, QObject *parent = nullptr);
    ~BrokerSession() override;

    /// Logs in over \a transport, which is open. loggedIn() or ended() follows.
    void login(const LinkSettings &settings, std::unique_ptr<Transport> transport);

    /// Sends DISCONNECT behind what waits, for at most kLogoutTime, and never waits for it. No
    /// ended().
    void logout();

    /// Drops the connection at once. No ended().
    void drop();

    Result<PublishTicket> publish(const Message &message);

    quint16 lastPacketId() const { return m_lastPacketId; }

    /// See DeviceLink::restoreSession().
    bool canRestore() const;
    QList<PublishTicket> restore(
        const QString &clientId, const QList<InFlightMessage> &messages, quint16 lastPacketId);

    int inFlight() const { return static_cast<int>(m_tickets.size()); }

    /// Forgets all messages that wait for their acknowledgement: their session is over.
    void abandonAll();

signals:
    void loggedIn();
    void ended(const sim::Error &error);
    void released(sim::PublishTicket ticket);
    void acknowledged(sim::PublishTicket ticket);
    void abandoned(sim::PublishTicket ticket);
    void readyToPublish();
    void messageReceived(const sim::Message &message);
    void noticed(const QString &text);
    void subscriptionGranted(const QString &filter, quint8 qos);
    void subscriptionRefused(const QString &filter); ///< noticed() too

private:
    void makeClient();
    void configureClient();
    void handleClientState(QMqttClient::ClientState state);
    void settle();
    void handleTransportFailed(const Error &error);
    void handleSent(qint32 packetId);
    void handleStall();
    void handleBytesTaken();
    void finishLogout();
    void endLater();
    void end(const Error &error);
    Error reason() const;
    QString probablyLost() const;
    bool isStalled() const;

    const Nesting &m_nesting;
    LinkSettings m_settings;
    std::unique_ptr<Transport> m_transport; ///< the client holds its device until it gets another
    std::unique_ptr<QMqttClient> m_client;
    SubscriptionSet m_subscriptions;
    QHash<qint32, PublishTicket> m_tickets; ///< by packet id
    TopicCache m_topics;
    std::optional<Error> m_transportError;
    QTimer m_stallTimer;
    QTimer m_logoutTimer;
    PublishTicket m_lastTicket = 0;
    qint64 m_sinceAnswer = 0; ///< messages at QoS 0 since the broker was heard last
    quint16 m_lastPacketId = 0;
    quint64 m_connection = 0; ///< counts logins, so that queued calls find out that they are late
    bool m_isActive = false; ///< from login() to the end
    bool m_isOnline = false;
    bool m_isRestored = false;
    bool m_isStallTold = false;
    bool m_isRoomWanted = false; ///< a publish was refused since the last readyToPublish()
};

} // namespace sim
