// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/deadline.h"
#include "core/link/inflightmessage.h"
#include "core/link/nesting.h"
#include "core/link/subscriptionset.h"
#include "core/link/ticketqueue.h"
#include "core/link/topiccache.h"
#include "core/link/transport.h"

namespace sim {

/// The MQTT side of a link: one client over all its connections, the tickets, the window,
/// back-pressure.
///
/// It is given transports that are open and says once when each has ended. It tells one listener
/// instead of having signals, since ten thousand links would pay for ten connections each. Thread:
/// the one that it lives in.
class BrokerSession final : public QObject, private Deadline::Listener, private Transport::Listener
{
public:
    static constexpr Microseconds kLogoutTime = std::chrono::seconds(2);

    /// Who is told. It may delete the session, and the owner of its Nesting.
    class Listener
    {
    public:
        virtual void handleLoggedIn() = 0;
        virtual void handleEnded(const Error &error) = 0;
        virtual void handleAcknowledged(PublishTicket ticket) = 0;
        virtual void handleMessage(const Message &message) = 0;

        virtual void handleReleased(PublishTicket) { }

        virtual void handleAbandoned(PublishTicket) { }

        virtual void handleRoom() { } ///< after windowFull or stalled

        virtual void handleNotice(const QString &) { }

        virtual void handleGranted(const QString &, quint8) { }

        virtual void handleRefused(const QString &) { } ///< handleNotice() too

    protected:
        ~Listener() = default;
    };

    /// All three outlive the session.
    BrokerSession(Listener &listener, const Nesting &nesting, TopicCache &topics);
    ~BrokerSession() override;

    /// Logs in over \a transport, which is open. handleLoggedIn() or handleEnded() follows.
    void login(std::shared_ptr<const LinkSettings> settings, std::unique_ptr<Transport> transport);

    /// Sends DISCONNECT behind what waits, for at most kLogoutTime, and never waits for it. No
    /// handleEnded().
    void logout();

    /// Drops the connection at once. No handleEnded().
    void drop();

    /// From now on nobody is told anything.
    void mute() { m_listener = nullptr; }

    Result<PublishTicket> publish(const Message &message);

    quint16 lastPacketId() const { return m_lastPacketId; }

    /// See DeviceLink::restoreSession().
    bool canRestore() const;
    QList<PublishTicket> restore(
        const QString &clientId, const QList<InFlightMessage> &messages, quint16 lastPacketId);

    int inFlight() const { return m_tickets.size(); }

    /// Forgets all messages that wait for their acknowledgement: their session is over.
    void abandonAll();

    /// Another session at another broker begins: forgets messages, subscriptions and what the
    /// client knows of the old one. Not while connected.
    void startAnew();

private:
    /// What m_deadline is for.
    enum class Wait : quint8 { None, Stall, SecondStall, Logout };

    void makeClient();
    void replaceClient();
    void configureClient();
    void handleClientState(QMqttClient::ClientState state);
    void handleRestored();
    void handleRefused(const QString &filter);
    void settle();
    void subscribe();
    void handlePlain(const QByteArray &payload, const QMqttTopicName &topic);
    void handleTransportFailed(const Error &error) override;
    void watchMessages(quint8 qos);
    void handleSent(qint32 packetId);
    void handleDeadline(Deadline &deadline) override;
    void handleStall();
    void handleBytesTaken() override;
    void finishLogout();
    void endLater();
    void end(const Error &error);
    Error reason() const;
    QString probablyLost() const;
    bool isStalled() const;
    Result<PublishTicket> refuseForRoom(bool isWindowFull);
    void startStall(Wait half);
    int window() const;
    void stopDeadline();

    template <typename... Arguments>
    void tell(
        void (Listener::*what)(Arguments...), const std::type_identity_t<Arguments> &...values)
    {
        if (m_listener != nullptr)
            (m_listener->*what)(values...);
    }

    Listener *m_listener;
    const Nesting &m_nesting;
    TopicCache &m_topics;
    std::shared_ptr<const LinkSettings> m_settings; ///< of the last login
    std::unique_ptr<Transport> m_transport; ///< the client holds its device until it gets another
    std::unique_ptr<QMqttClient> m_client;
    std::unique_ptr<SubscriptionSet> m_subscriptions; ///< with the first filter
    TicketQueue m_tickets;
    std::unique_ptr<Error> m_transportError;
    Deadline m_deadline { *this };
    PublishTicket m_lastTicket = 0;
    qint64 m_sinceAnswer = 0; ///< messages at QoS 0 since the broker was heard last
    quint64 m_connection = 0; ///< counts logins, so that queued calls find out that they are late
    quint16 m_lastPacketId = 0;
    Wait m_wait = Wait::None;
    bool m_isActive = false; ///< from login() to the end
    bool m_isOnline = false;
    bool m_isRestored = false;
    bool m_isRoomWanted = false; ///< a publish was refused since the last handleRoom()
    bool m_areAcksWatched = false; ///< of this client
    bool m_areReleasesWatched = false; ///< of this client
    bool m_isNewSession = false; ///< the next login has to do with nothing before it
    bool m_isClientLost = false; ///< the client of the last connection, with its messages
};

} // namespace sim
