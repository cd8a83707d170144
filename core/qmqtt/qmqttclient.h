// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqttauthenticationproperties.h"
#include "qmqttconnectionproperties.h"
#include "qmqttglobal.h"
#include "qmqttpublishproperties.h"
#include "qmqttsubscription.h"
#include "qmqttsubscriptionproperties.h"
#include "qmqtttopicfilter.h"
#include "qmqtttopicname.h"

#include <QtCore/QIODevice>
#include <QtCore/QObject>
#include <QtNetwork/QSslConfiguration>

#include <memory>

class QMqttClientPrivate;

/// A client of an MQTT 3.1.1 broker with the public interface of Qt MQTT's class of this name.
///
/// What this implementation adds is reached through properties by name (docs/mqtt.md), so that code
/// that uses them compiles against Qt MQTT as well: `connio_maximumPacketSize` (bytes, default 1
/// MiB), `connio_connectTimeout` (milliseconds until CONNACK, default 60,000), `connio_observer`
/// (QObject *, hears what the signals do not tell), and to be read
/// `connio_closeReason` (QString, set before errorChanged() and disconnected() are emitted).
///
/// Settings of the connection (client id to will, host, port, protocol) are ignored, with a line in
/// the log, unless the state is Disconnected. Any handler may delete the client. Thread: that of
/// the object.
class QMqttClient : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString clientId READ clientId WRITE setClientId NOTIFY clientIdChanged)
    Q_PROPERTY(QString hostname READ hostname WRITE setHostname NOTIFY hostnameChanged)
    Q_PROPERTY(quint16 port READ port WRITE setPort NOTIFY portChanged)
    Q_PROPERTY(quint16 keepAlive READ keepAlive WRITE setKeepAlive NOTIFY keepAliveChanged)
    Q_PROPERTY(ProtocolVersion protocolVersion READ protocolVersion WRITE setProtocolVersion NOTIFY
            protocolVersionChanged)
    Q_PROPERTY(ClientState state READ state NOTIFY stateChanged)
    Q_PROPERTY(ClientError error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString username READ username WRITE setUsername NOTIFY usernameChanged)
    Q_PROPERTY(QString password READ password WRITE setPassword NOTIFY passwordChanged)
    Q_PROPERTY(bool cleanSession READ cleanSession WRITE setCleanSession NOTIFY cleanSessionChanged)
    Q_PROPERTY(QString willTopic READ willTopic WRITE setWillTopic NOTIFY willTopicChanged)
    Q_PROPERTY(quint8 willQoS READ willQoS WRITE setWillQoS NOTIFY willQoSChanged)
    Q_PROPERTY(
        QByteArray willMessage READ willMessage WRITE setWillMessage NOTIFY willMessageChanged)
    Q_PROPERTY(bool willRetain READ willRetain WRITE setWillRetain NOTIFY willRetainChanged)
    Q_PROPERTY(
        bool autoKeepAlive READ autoKeepAlive WRITE setAutoKeepAlive NOTIFY autoKeepAliveChanged)
    Q_PROPERTY(qlonglong connio_maximumPacketSize READ maximumPacketSize WRITE setMaximumPacketSize)
    Q_PROPERTY(int connio_connectTimeout READ connectTimeout WRITE setConnectTimeout)
    Q_PROPERTY(QString connio_closeReason READ closeReason)
    Q_PROPERTY(bool connio_canRestoreSession READ canRestoreSession CONSTANT)

public:
    enum TransportType { IODevice = 0, AbstractSocket, SecureSocket };
    Q_ENUM(TransportType)

    enum ClientState { Disconnected = 0, Connecting, Connected };
    Q_ENUM(ClientState)

    enum ClientError {
        NoError = 0,
        InvalidProtocolVersion = 1, ///< CONNACK 1, or a version that this client does not speak
        IdRejected = 2, ///< CONNACK 2
        ServerUnavailable = 3, ///< CONNACK 3, or no CONNACK in time
        BadUsernameOrPassword = 4, ///< CONNACK 4
        NotAuthorized = 5, ///< CONNACK 5
        TransportInvalid = 256, ///< no transport, or it failed, or it went silent
        ProtocolViolation = 257, ///< the broker, or our own settings, broke the standard
        UnknownError = 258,
        Mqtt5SpecificError = 259
    };
    Q_ENUM(ClientError)

    /// Only MQTT_3_1_1 can be connected with; the others end in InvalidProtocolVersion.
    // NOLINTNEXTLINE(readability-identifier-naming): the documented names
    enum ProtocolVersion { MQTT_3_1 = 3, MQTT_3_1_1 = 4, MQTT_5_0 = 5 };
    Q_ENUM(ProtocolVersion)

    explicit QMqttClient(QObject *parent = nullptr);
    /// Says DISCONNECT if it can; never waits.
    ~QMqttClient() override;

    /// Uses \a device, which stays the caller's. An IODevice must be open before connectToHost(); a
    /// socket may be connected already, else connectToHost() connects it. Only while Disconnected.
    void setTransport(QIODevice *device, TransportType transport);
    QIODevice *transport() const;

    /// The subscription for \a topic, asked for with at most \a qos; the same object for the same
    /// filter. nullptr when not connected or the filter is invalid.
    QMqttSubscription *subscribe(const QMqttTopicFilter &topic, quint8 qos = 0);
    QMqttSubscription *subscribe(const QMqttTopicFilter &topic,
        const QMqttSubscriptionProperties &properties, quint8 qos = 0);
    /// Also for filters that this object never subscribed to.
    void unsubscribe(const QMqttTopicFilter &topic);
    void unsubscribe(
        const QMqttTopicFilter &topic, const QMqttUnsubscriptionProperties &properties);

    /// Hands a message to the transport at the end of the turn of the event loop (at once from 64
    /// KiB on). Returns 0 at QoS 0; a packet id from 1 to 65,535 at QoS 1 and 2; -1 when nothing
    /// was sent: not connected, invalid topic or QoS, too large, 16 MiB waiting in the client, or
    /// all ids outstanding.
    qint32 publish(const QMqttTopicName &topic, const QByteArray &message = QByteArray(),
        quint8 qos = 0, bool retain = false);
    qint32 publish(const QMqttTopicName &topic, const QMqttPublishProperties &properties,
        const QByteArray &message = QByteArray(), quint8 qos = 0, bool retain = false);

    /// Sends PINGREQ. False when not connected.
    bool requestPing();

    QString hostname() const;
    quint16 port() const;
    QString clientId() const;
    /// Seconds; 0 means no pings.
    quint16 keepAlive() const;
    ProtocolVersion protocolVersion() const;
    QString username() const;
    QString password() const;
    bool cleanSession() const;
    QString willTopic() const;
    quint8 willQoS() const;
    QByteArray willMessage() const;
    bool willRetain() const;
    bool autoKeepAlive() const;
    ClientState state() const;
    ClientError error() const;

    void setConnectionProperties(const QMqttConnectionProperties &prop);
    QMqttConnectionProperties connectionProperties() const;
    void setLastWillProperties(const QMqttLastWillProperties &prop);
    QMqttLastWillProperties lastWillProperties() const;
    QMqttServerConnectionProperties serverConnectionProperties() const;
    /// Part of MQTT 5.0: does nothing but write a line to the log.
    void authenticate(const QMqttAuthenticationProperties &prop);

public slots:
    void connectToHost();
    void connectToHostEncrypted(const QSslConfiguration &conf);
    /// Sends DISCONNECT and closes the transport once it is written, after two seconds at the
    /// latest. Never waits; disconnected() tells the end.
    void disconnectFromHost();

    void setHostname(const QString &hostname);
    void setPort(quint16 port);
    void setClientId(const QString &clientId);
    void setKeepAlive(quint16 keepAlive);
    void setProtocolVersion(QMqttClient::ProtocolVersion protocolVersion);
    void setUsername(const QString &username);
    void setPassword(const QString &password);
    void setCleanSession(bool cleanSession);
    void setWillTopic(const QString &willTopic);
    void setWillQoS(quint8 willQoS);
    void setWillMessage(const QByteArray &willMessage);
    void setWillRetain(bool willRetain);
    void setAutoKeepAlive(bool autoKeepAlive);

signals:
    void connected();
    void disconnected();
    void messageReceived(const QByteArray &message, const QMqttTopicName &topic = QMqttTopicName());
    void messageStatusChanged(
        qint32 id, QMqtt::MessageStatus s, const QMqttMessageStatusProperties &properties);
    /// PUBACK came (QoS 1) or PUBCOMP (QoS 2) for what publish() returned \a id for.
    void messageSent(qint32 id);
    void pingResponseReceived();
    void brokerSessionRestored();

    void hostnameChanged(QString hostname);
    void portChanged(quint16 port);
    void clientIdChanged(QString clientId);
    void keepAliveChanged(quint16 keepAlive);
    void protocolVersionChanged(QMqttClient::ProtocolVersion protocolVersion);
    void stateChanged(QMqttClient::ClientState state);
    void errorChanged(QMqttClient::ClientError error);
    void usernameChanged(QString username);
    void passwordChanged(QString password);
    void cleanSessionChanged(bool cleanSession);
    void willTopicChanged(QString willTopic);
    void willQoSChanged(quint8 willQoS);
    void willMessageChanged(QByteArray willMessage);
    void willRetainChanged(bool willRetain);
    void autoKeepAliveChanged(bool autoKeepAlive);
    /// Part of MQTT 5.0; never emitted.
    void authenticationRequested(const QMqttAuthenticationProperties &p);
    void authenticationFinished(const QMqttAuthenticationProperties &p);

private:
    // Of the properties with `connio_`; private, for code must compile against Qt MQTT as well.
    qlonglong maximumPacketSize() const;
    void setMaximumPacketSize(qlonglong bytes);
    int connectTimeout() const;
    void setConnectTimeout(int milliseconds);
    QString closeReason() const;

    static constexpr bool canRestoreSession() { return true; }

    friend class QMqttClientPrivate;
    std::unique_ptr<QMqttClientPrivate> m_d;
};
