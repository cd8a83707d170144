// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqttglobal.h"
#include "qmqtttype.h"

#include <QtCore/QByteArray>
#include <QtCore/QFlags>
#include <QtCore/QList>
#include <QtCore/QString>

/// Additional arguments of a message in MQTT 5.0. MQTT 3.1.1 cannot carry any of them: publish()
/// takes the object so that code compiles, and leaves it aside; a received message has none.
class QMqttPublishProperties
{
public:
    enum PublishPropertyDetail : quint32 {
        None = 0x00000000,
        PayloadFormatIndicator = 0x00000001,
        MessageExpiryInterval = 0x00000002,
        TopicAlias = 0x00000004,
        ResponseTopic = 0x00000008,
        CorrelationData = 0x00000010,
        UserProperty = 0x00000020,
        SubscriptionIdentifier = 0x00000040,
        ContentType = 0x00000080
    };
    Q_DECLARE_FLAGS(PublishPropertyDetails, PublishPropertyDetail)

    /// Which of the properties have been set.
    PublishPropertyDetails availableProperties() const { return m_details; }

    QMqtt::PayloadFormatIndicator payloadFormatIndicator() const { return m_indicator; }

    void setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator indicator)
    {
        m_indicator = indicator;
        m_details.setFlag(PayloadFormatIndicator);
    }

    quint32 messageExpiryInterval() const { return m_expiry; }

    void setMessageExpiryInterval(quint32 interval)
    {
        m_expiry = interval;
        m_details.setFlag(MessageExpiryInterval);
    }

    quint16 topicAlias() const { return m_alias; }

    void setTopicAlias(quint16 alias)
    {
        m_alias = alias;
        m_details.setFlag(TopicAlias);
    }

    QString responseTopic() const { return m_responseTopic; }

    void setResponseTopic(const QString &topic)
    {
        m_responseTopic = topic;
        m_details.setFlag(ResponseTopic);
    }

    QByteArray correlationData() const { return m_correlation; }

    void setCorrelationData(const QByteArray &correlation)
    {
        m_correlation = correlation;
        m_details.setFlag(CorrelationData);
    }

    QMqttUserProperties userProperties() const { return m_user; }

    void setUserProperties(const QMqttUserProperties &properties)
    {
        m_user = properties;
        m_details.setFlag(UserProperty);
    }

    QList<quint32> subscriptionIdentifiers() const { return m_identifiers; }

    void setSubscriptionIdentifiers(const QList<quint32> &ids)
    {
        m_identifiers = ids;
        m_details.setFlag(SubscriptionIdentifier);
    }

    QString contentType() const { return m_contentType; }

    void setContentType(const QString &type)
    {
        m_contentType = type;
        m_details.setFlag(ContentType);
    }

private:
    PublishPropertyDetails m_details = None;
    QMqtt::PayloadFormatIndicator m_indicator = QMqtt::PayloadFormatIndicator::Unspecified;
    quint32 m_expiry = 0;
    quint16 m_alias = 0;
    QString m_responseTopic;
    QByteArray m_correlation;
    QMqttUserProperties m_user;
    QList<quint32> m_identifiers;
    QString m_contentType;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttPublishProperties::PublishPropertyDetails)

/// What a server adds to the status of a message in MQTT 5.0; in MQTT 3.1.1 always Success without
/// text.
class QMqttMessageStatusProperties
{
public:
    QMqtt::ReasonCode reasonCode() const { return QMqtt::ReasonCode::Success; }

    QString reason() const { return {}; }

    QMqttUserProperties userProperties() const { return {}; }
};
