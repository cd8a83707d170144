// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqttmessage.h"

#include "core/qmqtt/qmqttmessageprivate.h"

QMqttMessage::QMqttMessage()
    : m_d(new QMqttMessagePrivate)
{
}

QMqttMessage::QMqttMessage(QMqttMessagePrivate *content)
    : m_d(content)
{
}

QMqttMessage::QMqttMessage(const QMqttMessage &other) = default;
QMqttMessage &QMqttMessage::operator=(const QMqttMessage &other) = default;
QMqttMessage::~QMqttMessage() = default;

bool QMqttMessage::operator==(const QMqttMessage &other) const
{
    return m_d == other.m_d
        || (m_d->topic == other.m_d->topic && m_d->payload == other.m_d->payload
            && m_d->id == other.m_d->id && m_d->qos == other.m_d->qos
            && m_d->duplicate == other.m_d->duplicate && m_d->retain == other.m_d->retain);
}

bool QMqttMessage::operator!=(const QMqttMessage &other) const
{
    return !(*this == other);
}

const QByteArray &QMqttMessage::payload() const
{
    return m_d->payload;
}

quint8 QMqttMessage::qos() const
{
    return m_d->qos;
}

quint16 QMqttMessage::id() const
{
    return m_d->id;
}

QMqttTopicName QMqttMessage::topic() const
{
    return m_d->topic;
}

bool QMqttMessage::retain() const
{
    return m_d->retain;
}

bool QMqttMessage::duplicate() const
{
    return m_d->duplicate;
}

QMqttPublishProperties QMqttMessage::publishProperties() const
{
    return {};
}
