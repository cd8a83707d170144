// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqttclient.h"

#include "core/qmqtt/mqttlog.h"
#include "core/qmqtt/qmqttclientprivate.h"

#include <optional>

QMqttClient::QMqttClient(QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<QMqttClientPrivate>(this))
{
}

QMqttClient::~QMqttClient() = default;

void QMqttClient::setTransport(QIODevice *device, TransportType transport)
{
    m_d->setTransport(device, transport);
}

QIODevice *QMqttClient::transport() const
{
    return m_d->device();
}

QMqttSubscription *QMqttClient::subscribe(const QMqttTopicFilter &topic, quint8 qos)
{
    return m_d->subscribe(topic, qos);
}

QMqttSubscription *QMqttClient::subscribe(
    const QMqttTopicFilter &topic, const QMqttSubscriptionProperties & /*properties*/, quint8 qos)
{
    return m_d->subscribe(topic, qos);
}

void QMqttClient::unsubscribe(const QMqttTopicFilter &topic)
{
    m_d->unsubscribe(topic);
}

void QMqttClient::unsubscribe(
    const QMqttTopicFilter &topic, const QMqttUnsubscriptionProperties & /*properties*/)
{
    m_d->unsubscribe(topic);
}

qint32 QMqttClient::publish(
    const QMqttTopicName &topic, const QByteArray &message, quint8 qos, bool retain)
{
    return m_d->publish(topic.m_name, message, qos, retain);
}

qint32 QMqttClient::publish(const QMqttTopicName &topic,
    const QMqttPublishProperties & /*properties*/, const QByteArray &message, quint8 qos,
    bool retain)
{
    return m_d->publish(topic.m_name, message, qos, retain);
}

bool QMqttClient::requestPing()
{
    return m_d->requestPing();
}

QMqttClient::ClientState QMqttClient::state() const
{
    return m_d->state();
}

QMqttClient::ClientError QMqttClient::error() const
{
    return m_d->error();
}

void QMqttClient::connectToHost()
{
    m_d->connectToHost(std::nullopt);
}

void QMqttClient::connectToHostEncrypted(const QSslConfiguration &conf)
{
    m_d->connectToHost(conf);
}

void QMqttClient::disconnectFromHost()
{
    m_d->disconnectFromHost();
}

void QMqttClient::authenticate(const QMqttAuthenticationProperties & /*prop*/)
{
    qCInfo(sim::logs::mqtt, "authenticate() is part of MQTT 5.0; this client speaks MQTT 3.1.1");
}
