// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqttglobal.h"
#include "qmqtttype.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// Additional arguments of the last will in MQTT 5.0; carry no meaning in MQTT 3.1.1.
class QMqttLastWillProperties
{
public:
    quint32 willDelayInterval() const { return m_delay; }

    void setWillDelayInterval(quint32 delay) { m_delay = delay; }

    QMqtt::PayloadFormatIndicator payloadFormatIndicator() const { return m_indicator; }

    void setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator p) { m_indicator = p; }

    quint32 messageExpiryInterval() const { return m_expiry; }

    void setMessageExpiryInterval(quint32 expiry) { m_expiry = expiry; }

    QString contentType() const { return m_contentType; }

    void setContentType(const QString &content) { m_contentType = content; }

    QString responseTopic() const { return m_responseTopic; }

    void setResponseTopic(const QString &response) { m_responseTopic = response; }

    QByteArray correlationData() const { return m_correlation; }

    void setCorrelationData(const QByteArray &correlation) { m_correlation = correlation; }

    QMqttUserProperties userProperties() const { return m_user; }

    void setUserProperties(const QMqttUserProperties &properties) { m_user = properties; }

private:
    quint32 m_delay = 0;
    QMqtt::PayloadFormatIndicator m_indicator = QMqtt::PayloadFormatIndicator::Unspecified;
    quint32 m_expiry = 0;
    QString m_contentType;
    QString m_responseTopic;
    QByteArray m_correlation;
    QMqttUserProperties m_user;
};

/// Additional arguments of a connection in MQTT 5.0; carry no meaning in MQTT 3.1.1.
class QMqttConnectionProperties
{
public:
    quint32 sessionExpiryInterval() const { return m_sessionExpiry; }

    void setSessionExpiryInterval(quint32 expiry) { m_sessionExpiry = expiry; }

    quint16 maximumReceive() const { return m_maximumReceive; }

    void setMaximumReceive(quint16 maximum) { m_maximumReceive = maximum; }

    quint32 maximumPacketSize() const { return m_maximumPacketSize; }

    void setMaximumPacketSize(quint32 size) { m_maximumPacketSize = size; }

    quint16 maximumTopicAlias() const { return m_maximumTopicAlias; }

    void setMaximumTopicAlias(quint16 alias) { m_maximumTopicAlias = alias; }

    bool requestResponseInformation() const { return m_responseInformation; }

    void setRequestResponseInformation(bool response) { m_responseInformation = response; }

    bool requestProblemInformation() const { return m_problemInformation; }

    void setRequestProblemInformation(bool problem) { m_problemInformation = problem; }

    QMqttUserProperties userProperties() const { return m_user; }

    void setUserProperties(const QMqttUserProperties &properties) { m_user = properties; }

    QString authenticationMethod() const { return m_method; }

    void setAuthenticationMethod(const QString &authMethod) { m_method = authMethod; }

    QByteArray authenticationData() const { return m_data; }

    void setAuthenticationData(const QByteArray &authData) { m_data = authData; }

private:
    quint32 m_sessionExpiry = 0;
    quint16 m_maximumReceive = 65535;
    quint32 m_maximumPacketSize = 0xFFFFFFFF;
    quint16 m_maximumTopicAlias = 0;
    bool m_responseInformation = false;
    bool m_problemInformation = true;
    QMqttUserProperties m_user;
    QString m_method;
    QByteArray m_data;
};

/// What a server says about the connection in MQTT 5.0; nothing in MQTT 3.1.1.
class QMqttServerConnectionProperties : public QMqttConnectionProperties
{
public:
    enum ServerPropertyDetail : quint32 {
        None = 0x00000000,
        SessionExpiryInterval = 0x00000001,
        MaximumReceive = 0x00000002,
        MaximumQoS = 0x00000004,
        RetainAvailable = 0x00000010,
        AuthenticationData = 0x00020000
    };
    Q_DECLARE_FLAGS(ServerPropertyDetails, ServerPropertyDetail)

    bool isValid() const { return false; }

    ServerPropertyDetails availableProperties() const { return None; }

    // The values that hold where a server says nothing.
    quint8 maximumQoS() const { return 2; }

    bool retainAvailable() const { return true; }

    bool clientIdAssigned() const { return false; }

    QString reason() const { return {}; }

    QMqtt::ReasonCode reasonCode() const { return QMqtt::ReasonCode::Success; }

    bool wildcardSupported() const { return true; }

    bool subscriptionIdentifierSupported() const { return true; }

    bool sharedSubscriptionSupported() const { return true; }

    quint16 serverKeepAlive() const { return 0; }

    QString responseInformation() const { return {}; }

    QString serverReference() const { return {}; }
};

Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttServerConnectionProperties::ServerPropertyDetails)
