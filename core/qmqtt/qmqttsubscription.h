// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqttglobal.h"
#include "qmqttmessage.h"
#include "qmqtttopicfilter.h"
#include "qmqtttype.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QMqttClientPrivate;

/// One filter that a client has subscribed to, and the messages that match it.
///
/// Made by QMqttClient::subscribe() and owned by the client. It lives on after a lost connection:
/// the broker's kept session or a new SUBSCRIBE of the client lets it deliver again; meanwhile its
/// state is SubscriptionPending. Deleting it ends the subscription. Thread: that of the client.
class QMqttSubscription : public QObject
{
    Q_OBJECT
    Q_PROPERTY(SubscriptionState state READ state NOTIFY stateChanged)
    Q_PROPERTY(quint8 qos READ qos NOTIFY qosChanged)
    Q_PROPERTY(QMqttTopicFilter topic READ topic CONSTANT)
    Q_PROPERTY(QString reason READ reason)
    Q_PROPERTY(QMqtt::ReasonCode reasonCode READ reasonCode)
    Q_PROPERTY(bool sharedSubscription READ isSharedSubscription CONSTANT)
    Q_PROPERTY(QString sharedSubscriptionName READ sharedSubscriptionName CONSTANT)

public:
    enum SubscriptionState {
        Unsubscribed = 0,
        SubscriptionPending,
        Subscribed,
        UnsubscriptionPending,
        Error ///< the broker refused the filter (SUBACK 0x80)
    };
    Q_ENUM(SubscriptionState)

    ~QMqttSubscription() override;

    SubscriptionState state() const { return m_state; }

    QMqttTopicFilter topic() const { return m_filter; }

    /// The QoS that the broker granted; the one asked for until it answered.
    quint8 qos() const { return m_qos; }

    /// Why the state is Error, for a reader; else empty.
    QString reason() const;

    QMqtt::ReasonCode reasonCode() const { return m_reasonCode; }

    /// Part of MQTT 5.0; always empty.
    QMqttUserProperties userProperties() const { return {}; }

    bool isSharedSubscription() const;
    QString sharedSubscriptionName() const;

public slots:
    /// The same as QMqttClient::unsubscribe() for this filter.
    void unsubscribe();

signals:
    void stateChanged(QMqttSubscription::SubscriptionState state);
    void qosChanged(quint8 qos);
    void messageReceived(QMqttMessage msg);

private:
    friend class QMqttSubscriptionList;
    QMqttSubscription(QMqttClientPrivate *client, const QMqttTopicFilter &filter, quint8 qos);

    void setState(SubscriptionState state);
    void setQos(quint8 qos);

    QPointer<QObject> m_clientGuard;
    QMqttClientPrivate *m_client;
    QMqttTopicFilter m_filter;
    QMqtt::ReasonCode m_reasonCode = QMqtt::ReasonCode::Success;
    SubscriptionState m_state = Unsubscribed;
    quint8 m_qos;
};
