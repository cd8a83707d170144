// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings of QMqttClient: each can change only while the client is disconnected.

#include "core/qmqtt/qmqttclientprivate.h"

namespace {

/// Whether \a field changed, and the signal is due.
template <typename T>
bool assign(const QMqttClientPrivate &client, const char *setting, T &field, const T &value)
{
    if (field == value || !client.isConfigurable(setting))
        return false;
    field = value;
    return true;
}

QMqttClientSettings::Extended &extendedOf(QMqttClientSettings &settings)
{
    if (!settings.extended)
        settings.extended = std::make_unique<QMqttClientSettings::Extended>();
    return *settings.extended;
}

} // namespace

QString QMqttClient::hostname() const
{
    return m_d->settings.hostname;
}

void QMqttClient::setHostname(const QString &hostname)
{
    if (assign(*m_d, "hostname", m_d->settings.hostname, hostname))
        emit hostnameChanged(hostname);
}

quint16 QMqttClient::port() const
{
    return m_d->settings.port;
}

void QMqttClient::setPort(quint16 port)
{
    if (assign(*m_d, "port", m_d->settings.port, port))
        emit portChanged(port);
}

QString QMqttClient::clientId() const
{
    return m_d->settings.connect.clientId;
}

void QMqttClient::setClientId(const QString &clientId)
{
    if (assign(*m_d, "clientId", m_d->settings.connect.clientId, clientId))
        emit clientIdChanged(clientId);
}

quint16 QMqttClient::keepAlive() const
{
    return m_d->settings.connect.keepAlive;
}

void QMqttClient::setKeepAlive(quint16 keepAlive)
{
    if (assign(*m_d, "keepAlive", m_d->settings.connect.keepAlive, keepAlive))
        emit keepAliveChanged(keepAlive);
}

QMqttClient::ProtocolVersion QMqttClient::protocolVersion() const
{
    return m_d->settings.protocolVersion;
}

void QMqttClient::setProtocolVersion(QMqttClient::ProtocolVersion protocolVersion)
{
    if (assign(*m_d, "protocolVersion", m_d->settings.protocolVersion, protocolVersion))
        emit protocolVersionChanged(protocolVersion);
}

QString QMqttClient::username() const
{
    return m_d->settings.connect.username;
}

void QMqttClient::setUsername(const QString &username)
{
    if (assign(*m_d, "username", m_d->settings.connect.username, username))
        emit usernameChanged(username);
}

QString QMqttClient::password() const
{
    return m_d->settings.connect.password;
}

void QMqttClient::setPassword(const QString &password)
{
    if (assign(*m_d, "password", m_d->settings.connect.password, password))
        emit passwordChanged(password);
}

bool QMqttClient::cleanSession() const
{
    return m_d->settings.connect.cleanSession;
}

void QMqttClient::setCleanSession(bool cleanSession)
{
    if (assign(*m_d, "cleanSession", m_d->settings.connect.cleanSession, cleanSession))
        emit cleanSessionChanged(cleanSession);
}

QString QMqttClient::willTopic() const
{
    return m_d->settings.connect.willTopic;
}

void QMqttClient::setWillTopic(const QString &willTopic)
{
    if (assign(*m_d, "willTopic", m_d->settings.connect.willTopic, willTopic))
        emit willTopicChanged(willTopic);
}

quint8 QMqttClient::willQoS() const
{
    return m_d->settings.connect.willQos;
}

void QMqttClient::setWillQoS(quint8 willQoS)
{
    if (assign(*m_d, "willQoS", m_d->settings.connect.willQos, willQoS))
        emit willQoSChanged(willQoS);
}

QByteArray QMqttClient::willMessage() const
{
    return m_d->settings.connect.willMessage;
}

void QMqttClient::setWillMessage(const QByteArray &willMessage)
{
    if (assign(*m_d, "willMessage", m_d->settings.connect.willMessage, willMessage))
        emit willMessageChanged(willMessage);
}

bool QMqttClient::willRetain() const
{
    return m_d->settings.connect.willRetain;
}

void QMqttClient::setWillRetain(bool willRetain)
{
    if (assign(*m_d, "willRetain", m_d->settings.connect.willRetain, willRetain))
        emit willRetainChanged(willRetain);
}

bool QMqttClient::autoKeepAlive() const
{
    return m_d->settings.autoKeepAlive;
}

void QMqttClient::setAutoKeepAlive(bool autoKeepAlive)
{
    if (m_d->settings.autoKeepAlive == autoKeepAlive)
        return;
    m_d->setAutoKeepAlive(autoKeepAlive);
    emit autoKeepAliveChanged(autoKeepAlive);
}

void QMqttClient::setConnectionProperties(const QMqttConnectionProperties &prop)
{
    extendedOf(m_d->settings).connection = prop;
}

QMqttConnectionProperties QMqttClient::connectionProperties() const
{
    const auto &extended = m_d->settings.extended;
    return extended ? extended->connection : QMqttConnectionProperties();
}

void QMqttClient::setLastWillProperties(const QMqttLastWillProperties &prop)
{
    extendedOf(m_d->settings).lastWill = prop;
}

QMqttLastWillProperties QMqttClient::lastWillProperties() const
{
    const auto &extended = m_d->settings.extended;
    return extended ? extended->lastWill : QMqttLastWillProperties();
}

QMqttServerConnectionProperties QMqttClient::serverConnectionProperties() const
{
    return {};
}

// Our own properties (docs/mqtt.md): part of the class, so that ten thousand clients do not each
// carry the names.

qlonglong QMqttClient::maximumPacketSize() const
{
    return m_d->settings.maximumPacketSize;
}

void QMqttClient::setMaximumPacketSize(qlonglong bytes)
{
    m_d->settings.maximumPacketSize = bytes;
}

int QMqttClient::connectTimeout() const
{
    return m_d->settings.connectTimeout;
}

void QMqttClient::setConnectTimeout(int milliseconds)
{
    m_d->settings.connectTimeout = milliseconds;
}

QString QMqttClient::closeReason() const
{
    return m_d->closeReason();
}
