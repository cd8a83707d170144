// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/brokersession.h"

#include "core/link/linkerrors.h"
#include "core/link/sessionend.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMaxPacketBytes = 1024 * 1024; ///< of the broker (reliability, section 3)
    constexpr qint64 kMaxRemainingLength = 268'435'455; ///< clause 2.2.3

    int milliseconds(Microseconds time)
    {
        constexpr Microseconds::rep kLongest = 24 * 3600 * 1000;
        const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(time).count();
        return static_cast<int>(std::clamp<Microseconds::rep>(rounded, 0, kLongest));
    }

    quint16 keepAliveSeconds(Microseconds time)
    {
        const auto rounded = std::chrono::ceil<std::chrono::seconds>(time).count();
        return static_cast<quint16>(std::clamp<Microseconds::rep>(rounded, 0, 65'535));
    }

} // namespace

BrokerSession::BrokerSession(const Nesting &nesting, QObject *parent)
    : QObject(parent)
    , m_nesting(nesting)
{
    m_stallTimer.setSingleShot(true);
    m_logoutTimer.setSingleShot(true);
    connect(&m_stallTimer, &QTimer::timeout, this, &BrokerSession::handleStall);
    connect(&m_logoutTimer, &QTimer::timeout, this, &BrokerSession::drop);
    connect(&m_subscriptions, &SubscriptionSet::received, this, &BrokerSession::messageReceived);
    connect(&m_subscriptions, &SubscriptionSet::granted, this, &BrokerSession::subscriptionGranted);
    connect(&m_subscriptions, &SubscriptionSet::refused, this, &BrokerSession::subscriptionRefused);
    connect(&m_subscriptions, &SubscriptionSet::refused, this, [this](const QString &filter) {
        emit noticed(QCoreApplication::translate(
            "BrokerSession", "The broker refused the subscription to \"%1\".")
                         .arg(filter));
    });
    makeClient();
}

BrokerSession::~BrokerSession()
{
    m_client->disconnect(this);
    m_client->disconnect(&m_subscriptions);
    if (m_transport) {
        m_transport->disconnect(this);
        m_transport->flush();
        if (m_isOnline && m_transport->bytesWaiting() == 0) {
            m_client->disconnectFromHost();
            m_transport->flush();
        }
        m_transport->abort();
    }
    // The client first: it holds the device of the transport.
    m_nesting.dispose(std::move(m_client));
    m_nesting.dispose(std::move(m_transport));
}

void BrokerSession::makeClient()
{
    m_client = std::make_unique<QMqttClient>();
    QMqttClient *client = m_client.get();
    connect(client, &QMqttClient::stateChanged, this, &BrokerSession::handleClientState);
    connect(client, &QMqttClient::messageSent, this, &BrokerSession::handleSent);
    connect(client, &QMqttClient::messageStatusChanged, this,
        [this](qint32 id, QMqtt::MessageStatus status) {
            const auto found = m_tickets.constFind(id);
            if (status == QMqtt::MessageStatus::Received && found != m_tickets.constEnd())
                emit released(*found);
        });
    connect(client, &QMqttClient::brokerSessionRestored, this, [this] { m_isRestored = true; });
    connect(client, &QMqttClient::pingResponseReceived, this, [this] { m_sinceAnswer = 0; });
    connect(client, &QMqttClient::messageReceived, this,
        [this](const QByteArray &payload, const QMqttTopicName &topic) {
            const Nesting::Level level(m_nesting);
            m_sinceAnswer = 0;
            m_subscriptions.handlePlain(payload, topic);
        });
}

void BrokerSession::configureClient()
{
    const Endpoint &endpoint = m_settings.endpoint;
    m_client->setProtocolVersion(QMqttClient::MQTT_3_1_1);
    m_client->setHostname(endpoint.host);
    m_client->setPort(endpoint.port);
    m_client->setClientId(m_settings.clientId);
    m_client->setUsername(m_settings.username);
    m_client->setPassword(m_settings.password);
    m_client->setCleanSession(endpoint.isSessionClean);
    m_client->setKeepAlive(keepAliveSeconds(endpoint.keepAlive));
    m_client->setAutoKeepAlive(endpoint.keepAlive > Microseconds::zero());
    m_client->setProperty("connio_maximumPacketSize", kMaxPacketBytes);
    // The link has one timer over all phases; this one only must not come before it.
    m_client->setProperty(
        "connio_connectTimeout", milliseconds(endpoint.connectTimeout + std::chrono::minutes(1)));
}

void BrokerSession::login(const LinkSettings &settings, std::unique_ptr<Transport> transport)
{
    const Nesting::Level level(m_nesting);
    drop();
    if (m_client->state() != QMqttClient::Disconnected) {
        m_client->disconnect(this);
        m_nesting.dispose(std::move(m_client));
        makeClient();
    }
    m_settings = settings;
    m_settings.window = std::clamp(m_settings.window, 1, 65'535);
    ++m_connection;
    m_isActive = true;
    m_isRestored = false;
    m_sinceAnswer = 0;
    m_transportError.reset();
    configureClient();
    m_client->setTransport(transport->device(), transport->mqttType());
    m_nesting.dispose(std::exchange(m_transport, std::move(transport)));
    connect(m_transport.get(), &Transport::failed, this, &BrokerSession::handleTransportFailed);
    connect(m_transport.get(), &Transport::bytesTaken, this, &BrokerSession::handleBytesTaken);
    m_client->connectToHost();
    if (m_client->state() == QMqttClient::Disconnected)
        endLater(); // refused to start: its reason tells
}

void BrokerSession::logout()
{
    if (!m_isActive)
        return;
    if (!m_isOnline) {
        drop();
        return;
    }
    m_isActive = false;
    m_isOnline = false;
    m_isRoomWanted = false;
    m_stallTimer.stop();
    m_subscriptions.handleDisconnected();
    m_logoutTimer.start(milliseconds(kLogoutTime));
    m_transport->flush();
    if (m_transport->bytesWaiting() == 0)
        finishLogout();
}

/// Only with nothing waiting: Qt's own client blocks its caller until all is written.
void BrokerSession::finishLogout()
{
    m_client->disconnectFromHost();
    m_transport->flush();
}

void BrokerSession::drop()
{
    m_isActive = false;
    m_isOnline = false;
    m_isRoomWanted = false;
    m_stallTimer.stop();
    m_logoutTimer.stop();
    m_subscriptions.handleDisconnected();
    if (m_transport)
        m_transport->abort();
}

void BrokerSession::handleClientState(QMqttClient::ClientState state)
{
    if (!m_isActive)
        return;
    if (state == QMqttClient::Disconnected) {
        endLater();
    } else if (state == QMqttClient::Connected) {
        const Nesting::Level level(m_nesting);
        if (m_settings.endpoint.isSessionClean) {
            settle();
            return;
        }
        // Whether the session was restored is told within this turn of the event loop.
        const auto settleThis = [this, connection = m_connection] {
            if (m_isActive && m_connection == connection)
                settle();
        };
        QMetaObject::invokeMethod(this, settleThis, Qt::QueuedConnection);
    }
}

void BrokerSession::settle()
{
    if (m_client->state() != QMqttClient::Connected)
        return;
    const QPointer<BrokerSession> self(this);
    const quint64 connection = m_connection;
    const auto isCurrent = [&] { return self && m_isActive && m_connection == connection; };
    if (!m_isRestored)
        abandonAll();
    if (!isCurrent())
        return;
    m_isOnline = true;
    m_subscriptions.subscribe(*m_client, m_settings.filters, m_settings.filterQos, m_isRestored);
    if (isCurrent())
        emit loggedIn();
}

void BrokerSession::handleTransportFailed(const Error &error)
{
    m_transportError = error;
    endLater();
}

/// In the next turn: by then client and transport have both said what they know.
void BrokerSession::endLater()
{
    const auto endThis = [this, connection = m_connection] {
        if (m_isActive && m_connection == connection)
            end(reason());
    };
    QMetaObject::invokeMethod(this, endThis, Qt::QueuedConnection);
}

void BrokerSession::end(const Error &error)
{
    drop();
    emit ended(error);
}

Error BrokerSession::reason() const
{
    return reasonOfEnd(*m_client,
        { .endpoint = m_settings.endpoint,
            .clientId = m_settings.clientId,
            .transportError = m_transportError,
            .wasOnline = m_isOnline,
            .loss = probablyLost() });
}

/// For the ends that we had to find out by ourselves: until then the system took all we sent.
QString BrokerSession::probablyLost() const
{
    if (m_sinceAnswer == 0)
        return {};
    return QCoreApplication::translate(
        "BrokerSession", "; messages at QoS 0 since its last answer, which are probably lost: %1")
        .arg(m_sinceAnswer);
}

/// Half of the time is over, or all of it.
void BrokerSession::handleStall()
{
    const auto seconds = [](Microseconds time) {
        return QString::number(std::chrono::duration<double>(time).count());
    };
    if (std::exchange(m_isStallTold, true)) {
        end(Error(errors::kNoProgress, { seconds(m_settings.stallTimeout), probablyLost().mid(2) },
            m_settings.endpoint.displayUrl()));
        return;
    }
    m_stallTimer.start(milliseconds(m_settings.stallTimeout / 2));
    emit noticed(QCoreApplication::translate("BrokerSession",
        "The connection is stalled: the broker has taken no data for %1 s. Messages wait.")
                     .arg(seconds(m_settings.stallTimeout / 2)));
}

bool BrokerSession::isStalled() const
{
    return m_transport->bytesWaiting() >= m_settings.highWater;
}

Result<PublishTicket> BrokerSession::publish(const Message &message)
{
    if (!m_isOnline || m_client->state() != QMqttClient::Connected)
        return Error(errors::kNotOnline);
    const Result<QMqttTopicName> topic = m_topics.find(message.topic);
    if (!topic)
        return topic.error();
    constexpr qint64 kLengthAndId = 4;
    const qint64 bytes = message.topic.size() + message.payload.size();
    if (bytes + kLengthAndId > kMaxRemainingLength)
        return Error(errors::kMessageTooLarge, { QString::number(bytes) });
    const bool isWindowFull = message.qos > 0 && inFlight() >= m_settings.window;
    if (isWindowFull || isStalled()) {
        m_isRoomWanted = true;
        if (isWindowFull)
            return Error(errors::kWindowFull, { QString::number(m_settings.window) });
        if (!m_stallTimer.isActive()) {
            m_isStallTold = false;
            m_stallTimer.start(milliseconds(m_settings.stallTimeout / 2));
        }
        return Error(errors::kStalled);
    }
    const QPointer<BrokerSession> self(this);
    const qint32 id = m_client->publish(*topic, message.payload, message.qos, message.retain);
    if (!self || m_client->state() != QMqttClient::Connected)
        return Error(errors::kNotOnline);
    if (id < 0) { // its own buffer is full
        m_isRoomWanted = true;
        return Error(errors::kStalled);
    }
    const PublishTicket ticket = ++m_lastTicket;
    if (message.qos > 0) {
        m_tickets.insert(id, ticket);
        m_lastPacketId = static_cast<quint16>(id);
    } else {
        ++m_sinceAnswer;
    }
    return ticket;
}

void BrokerSession::handleSent(qint32 packetId)
{
    m_sinceAnswer = 0;
    const auto found = m_tickets.constFind(packetId);
    if (found == m_tickets.constEnd())
        return;
    const PublishTicket ticket = *found;
    m_tickets.erase(found);
    const Nesting::Level level(m_nesting);
    const QPointer<BrokerSession> self(this);
    emit acknowledged(ticket);
    if (self && m_isRoomWanted && m_transport->bytesWaiting() < m_settings.highWater / 2) {
        m_isRoomWanted = false;
        emit readyToPublish();
    }
}

void BrokerSession::handleBytesTaken()
{
    if (m_logoutTimer.isActive()) {
        if (m_transport->bytesWaiting() == 0)
            finishLogout();
        return;
    }
    if (m_stallTimer.isActive()) { // progress
        m_isStallTold = false;
        m_stallTimer.start();
    }
    if (m_transport->bytesWaiting() >= m_settings.highWater / 2)
        return;
    m_stallTimer.stop();
    if (!m_isRoomWanted || inFlight() >= m_settings.window)
        return;
    m_isRoomWanted = false;
    const Nesting::Level level(m_nesting);
    emit readyToPublish();
}

void BrokerSession::abandonAll()
{
    QList<PublishTicket> tickets = m_tickets.values();
    m_tickets.clear();
    std::sort(tickets.begin(), tickets.end());
    const QPointer<BrokerSession> self(this);
    for (const PublishTicket ticket : std::as_const(tickets)) {
        if (self)
            emit abandoned(ticket);
    }
}

} // namespace sim
