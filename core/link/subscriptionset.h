// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>

namespace sim {

/// The filters of a link and their messages, each message once.
///
/// Subscriptions of the client know QoS and retain of a message but may be several for one message,
/// or silent after a restored session; the client's own signal always comes but knows less. So: the
/// first confirmed subscription that matches delivers; where there is none, the client's signal
/// does.
class SubscriptionSet final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Call at each connection. With \a isRestored filters that the broker already confirmed are
    /// not asked for again.
    void subscribe(
        QMqttClient &client, const QList<QByteArray> &filters, quint8 qos, bool isRestored);

    void handleDisconnected();

    /// For QMqttClient::messageReceived().
    void handlePlain(const QByteArray &payload, const QMqttTopicName &topic);

signals:
    void received(const sim::Message &message);
    void granted(const QString &filter, quint8 qos); ///< the broker's answer
    void refused(const QString &filter);

private:
    struct Entry
    {
        QPointer<QMqttSubscription> object;
        QMqttTopicFilter filter;
        quint8 qos = 0;
        bool isConfirmed = false; ///< in this connection
        bool wasConfirmed = false; ///< in the broker's session
    };

    void watch(QMqttSubscription *object);
    void handleState(const QMqttSubscription *object);
    void handleMessage(const QMqttSubscription *object, const QMqttMessage &message);
    Entry *entryOf(const QMqttTopicFilter &filter);
    const Entry *firstMatch(const QMqttTopicName &topic) const;

    QList<Entry> m_entries;
};

} // namespace sim
