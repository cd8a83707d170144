// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqttpublishproperties.h"
#include "qmqtttopicname.h"

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QSharedDataPointer>

class QMqttClientPrivate;
class QMqttMessagePrivate;

/// A message that came in for a subscription. An implicitly shared value. Thread: any (reentrant).
class QMqttMessage
{
    Q_GADGET
    Q_PROPERTY(QMqttTopicName topic READ topic CONSTANT)
    Q_PROPERTY(QByteArray payload READ payload CONSTANT)
    Q_PROPERTY(quint16 id READ id CONSTANT)
    Q_PROPERTY(quint8 qos READ qos CONSTANT)
    Q_PROPERTY(bool duplicate READ duplicate CONSTANT)
    Q_PROPERTY(bool retain READ retain CONSTANT)

public:
    QMqttMessage();
    QMqttMessage(const QMqttMessage &other);
    QMqttMessage &operator=(const QMqttMessage &other);
    ~QMqttMessage();

    bool operator==(const QMqttMessage &other) const;
    bool operator!=(const QMqttMessage &other) const;

    const QByteArray &payload() const;
    quint8 qos() const;
    /// The packet id of the sender, 0 at QoS 0.
    quint16 id() const;
    QMqttTopicName topic() const;
    bool retain() const;
    /// Whether this may be the repetition of an earlier delivery (flag DUP).
    bool duplicate() const;
    /// Always without content in MQTT 3.1.1.
    QMqttPublishProperties publishProperties() const;

private:
    friend class QMqttClientPrivate;
    explicit QMqttMessage(QMqttMessagePrivate *content);

    QSharedDataPointer<QMqttMessagePrivate> m_d;
};

Q_DECLARE_METATYPE(QMqttMessage)
