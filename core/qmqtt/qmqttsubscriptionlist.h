// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttbytes.h"
#include "core/qmqtt/mqttpacket.h"
#include "core/qmqtt/mqttsession.h"
#include "core/qmqtt/qmqttsubscription.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <optional>
#include <vector>

/// The subscriptions of a client over all of its connections: asks for them, notes the answers,
/// hands messages out. Requests are appended to the client's output; the client flushes.
///
/// Functions that change states emit signals last, so a handler may delete the client or a
/// subscription.
class QMqttSubscriptionList
{
public:
    QMqttSubscriptionList(QMqttClientPrivate *client, QObject *owner, sim::mqtt::Session &session,
        sim::mqtt::ByteQueue &out);

    /// Online only. nullptr when all packet ids are taken.
    QMqttSubscription *subscribe(const QMqttTopicFilter &filter, quint8 qos);
    /// Online: sends UNSUBSCRIBE, also for unknown filters. Offline: remembered when the session is
    /// kept.
    void unsubscribe(const QMqttTopicFilter &filter, bool isOnline, bool keepsSession);
    /// \a object is being deleted.
    void remove(const QMqttSubscription *object, bool isOnline);

    void handleDisconnected();
    /// The next session is another one: the broker's state of it says nothing about ours.
    void forgetSession();
    /// After CONNACK. A restored session delivers without being asked; a new one is asked for
    /// everything.
    void handleConnected(bool isSessionRestored);

    /// Every subscribe() and unsubscribe() sends its packet, also when nothing would change, and
    /// takeAsked() knows about them.
    void setLiteral(bool isLiteral) { m_isLiteral = isLiteral; }

    /// The filter of the request with the packet id \a id; while literal, and once.
    std::optional<QString> takeAsked(quint16 id);

    /// The answers to requests of this list, whose ids and kinds the caller has checked.
    void handleSubAck(const sim::mqtt::SubAck &answer);
    void handleUnsubAck(quint16 id);

    /// Emits messageReceived() of every subscription that \a message matches.
    void deliver(const QMqttMessage &message);
    bool isInterested(const QMqttTopicName &topic);

private:
    struct Entry
    {
        QMqttSubscription *object = nullptr;
        quint16 request = 0; ///< packet id of the SUBSCRIBE or UNSUBSCRIBE that waits; 0: none
        quint8 wantedQos = 0;
        bool isConfirmed = false; ///< the broker's session has it
    };

    struct Change
    {
        QPointer<QMqttSubscription> object;
        QMqttSubscription::SubscriptionState state = QMqttSubscription::Unsubscribed;
    };

    Entry *find(const QMqttTopicFilter &filter);
    Entry *findRequest(quint16 id);
    bool request(Entry &entry);
    bool requestEnd(Entry &entry);
    void noteAsked(quint16 id, const QString &filter);
    void restore(Entry &entry, bool isSessionRestored, std::vector<Change> &changes);
    void updateRoute(const QMqttTopicName &topic);
    static void apply(const std::vector<Change> &changes);

    QMqttClientPrivate *m_client;
    QObject *m_owner;
    sim::mqtt::Session &m_session;
    sim::mqtt::ByteQueue &m_out;
    std::vector<Entry> m_entries;
    QHash<quint16, QString> m_asked; ///< by packet id; empty unless literal
    bool m_isLiteral = false;

    // The subscriptions that match the topic of the last message, so that a burst matches once.
    QMqttTopicName m_routeTopic;
    std::vector<QPointer<QMqttSubscription>> m_route;
};
