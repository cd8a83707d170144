// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttalarm.h"
#include "core/qmqtt/mqttbytes.h"
#include "core/qmqtt/mqttkeepalive.h"
#include "core/qmqtt/mqttreader.h"
#include "core/qmqtt/mqttsession.h"
#include "core/qmqtt/mqtttransport.h"
#include "core/qmqtt/qmqttclient.h"
#include "core/qmqtt/qmqttclientsettings.h"
#include "core/qmqtt/qmqttsubscriptionlist.h"

#include <QtCore/QObject>

/// The engine of a QMqttClient: one connection at a time, and what outlives it. The client forwards
/// to it.
///
/// Handlers of any signal may delete the client, so after each emission the engine looks whether it
/// is still there, and whether the connection is still the one it was working for (m_connection).
class QMqttClientPrivate : public QObject,
                           private sim::mqtt::Alarm::Listener,
                           private sim::mqtt::Transport::Listener
{
public:
    explicit QMqttClientPrivate(QMqttClient *client);
    ~QMqttClientPrivate() override;

    QMqttClient::ClientState state() const;

    QMqttClient::ClientError error() const { return m_error; }

    QIODevice *device() const { return m_transport.device(); }

    /// Whether settings of the connection may change; writes to the log when not.
    bool isConfigurable(const char *setting) const;

    void setTransport(QIODevice *device, QMqttClient::TransportType type);
    void connectToHost(std::optional<QSslConfiguration> tls);
    void disconnectFromHost();
    qint32 publish(const QString &topic, const QByteArray &message, quint8 qos, bool retain);
    QMqttSubscription *subscribe(const QMqttTopicFilter &filter, quint8 qos);
    void unsubscribe(const QMqttTopicFilter &filter);
    void forgetSubscription(const QMqttSubscription *subscription);
    bool requestPing();

    QString closeReason() const { return m_closeReason; }

    void setAutoKeepAlive(bool isAutomatic);

    QMqttClientSettings settings;

protected:
    bool event(QEvent *event) override;

private:
    enum class Phase : quint8 {
        Idle,
        Opening, ///< the transport
        AwaitingConnAck,
        Online,
        Closing, ///< DISCONNECT is written, nothing may follow [MQTT-3.14.4-2]
    };

    /// True as long as the client lives and works for the connection of the moment that this was
    /// made in. Lives on the stack: the last one made is the first one gone.
    class Watch
    {
    public:
        explicit Watch(QMqttClientPrivate *client)
            : m_client(client)
            , m_connection(client->m_connection)
        {
            client->enter(this);
        }

        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

        ~Watch()
        {
            if (m_client != nullptr)
                m_client->m_watch = m_outer;
        }

        explicit operator bool() const
        {
            return m_client != nullptr && m_client->m_connection == m_connection;
        }

        bool isAlive() const { return m_client != nullptr; }

    private:
        friend class QMqttClientPrivate;
        QMqttClientPrivate *m_client; ///< null when it is gone
        Watch *m_outer = nullptr;
        quint32 m_connection;
    };

    void enter(Watch *watch);

    bool isOnline() const { return m_phase == Phase::Online; }

    void refuse(QMqttClient::ClientError error, const QString &reason);
    void end(QMqttClient::ClientError error, const QString &reason);
    void violate(const sim::mqtt::Malformed &fault);
    void clearConnection();

    void handleOpened() override;

    void handleInput() override { processInput(); }

    void handleRoom() override { flush(); }

    void handleLost(const QString &reason) override;

    void handleClosed() override { end(m_error, {}); }

    void beginSession();
    void handleConnectTimeout();
    void handleAlarm(sim::mqtt::Alarm &alarm) override;
    void checkKeepAlive();
    void armKeepAlive();
    void moveAlarms();
    void sendPing();

    void restoreSession();
    void sendAgain();
    void scheduleFlush();
    void postFlush(); ///< at the end of this turn of the event loop
    bool flushIfLarge(); ///< false: the connection has ended
    void flush();
    void closeWhenWritten();

    void processInput();
    bool drainReader();

    void handle(const sim::mqtt::Incomplete &) { }

    void handle(const sim::mqtt::Malformed &fault) { violate(fault); }

    void handle(const sim::mqtt::ConnAck &answer);
    void handle(const sim::mqtt::Publish &message);
    void handle(const sim::mqtt::Ack &ack);
    void handle(const sim::mqtt::SubAck &answer);
    void handle(const sim::mqtt::PingResp &);
    void goOnline(bool isSessionRestored);
    void deliver(const sim::mqtt::Publish &message);
    void tellAnswer(const QString &filter, bool isSubscription, int code);
    void handleUnsubAck(quint16 id);
    void handlePubAck(quint16 id);
    void handlePubRec(quint16 id);
    void handlePubComp(quint16 id);
    bool isSound(sim::mqtt::PacketType ack, sim::mqtt::Session::Verdict verdict);
    void reportStatus(quint16 id, QMqtt::MessageStatus status, bool isLast);

    QMqttClient *m_q;
    sim::mqtt::Transport m_transport { *this, *this };
    sim::mqtt::PacketReader m_reader;
    sim::mqtt::ByteQueue m_out;
    sim::mqtt::Session m_session;
    QMqttSubscriptionList m_subscriptions;
    sim::mqtt::KeepAlive m_keepAlive;
    sim::mqtt::Alarm m_keepAliveAlarm { *this };
    sim::mqtt::Alarm m_deadline { *this }; ///< for CONNACK, later for the end of Closing

    QPointer<QObject> m_observer; ///< `connio_observer`, as it was at the last connect
    QString m_sessionClientId; ///< whose session m_session is
    QString m_closeReason;
    QByteArray m_inTopicBytes; ///< the last topic received ...
    QMqttTopicName m_inTopic; ///< ... as text
    Watch *m_watch = nullptr; ///< the innermost
    quint32 m_connection = 0; ///< counts connections; changes when one begins or ends
    QMqttClient::ClientError m_error = QMqttClient::NoError;
    Phase m_phase = Phase::Idle;
    bool m_isSessionClean = false; ///< m_session is that of a clean session: never resumed
    bool m_wasOnline = false; ///< what state() says while Closing
    bool m_isFlushPosted = false;
    bool m_isFlushing = false;
};
