// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqttsubscription.h"

#include "core/qmqtt/qmqttclientprivate.h"

using namespace Qt::StringLiterals;

QMqttSubscription::QMqttSubscription(
    QMqttClientPrivate *client, const QMqttTopicFilter &filter, quint8 qos)
    : m_clientGuard(client)
    , m_client(client)
    , m_filter(filter)
    , m_qos(qos)
{
}

QMqttSubscription::~QMqttSubscription()
{
    if (m_clientGuard)
        m_client->forgetSubscription(this);
}

QString QMqttSubscription::reason() const
{
    return m_state == Error ? u"[MQTT-3.8.4-3] the broker refused the subscription (SUBACK 0x80)"_s
                            : QString();
}

bool QMqttSubscription::isSharedSubscription() const
{
    return !sharedSubscriptionName().isEmpty();
}

QString QMqttSubscription::sharedSubscriptionName() const
{
    return m_filter.sharedSubscriptionName();
}

void QMqttSubscription::unsubscribe()
{
    if (m_clientGuard)
        m_client->unsubscribe(m_filter);
}

void QMqttSubscription::setState(SubscriptionState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void QMqttSubscription::setQos(quint8 qos)
{
    if (m_qos == qos)
        return;
    m_qos = qos;
    emit qosChanged(qos);
}
