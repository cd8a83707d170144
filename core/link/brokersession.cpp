// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/brokersession.h"

#include "core/link/linkerrors.h"
#include "core/link/sessionend.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMaxPacketBytes = 1024 * 1024; ///< of the broker (reliability, section 3)

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

BrokerSession::BrokerSession(Listener &listener, const Nesting &nesting, TopicCache &topics)
    : m_listener(&listener)
    , m_nesting(nesting)
    , m_topics(topics)
{
    makeClient();
}

BrokerSession::~BrokerSession()
{
    m_client->disconnect(this);
    if (m_transport) {
        m_transport->setListener(nullptr);
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

/// What few need is connected when it is needed: a connection takes about 150 bytes.
void BrokerSession::makeClient()
{
    m_client = std::make_unique<QMqttClient>();
    m_areAcksWatched = false;
    m_areReleasesWatched = false;
    QMqttClient *client = m_client.get();
    connect(client, &QMqttClient::stateChanged, this, &BrokerSession::handleClientState);
    connect(client, &QMqttClient::pingResponseReceived, this, [this] { m_sinceAnswer = 0; });
    connect(client, &QMqttClient::messageReceived, this, &BrokerSession::handlePlain);
}

void BrokerSession::replaceClient()
{
    m_client->disconnect(this);
    m_nesting.dispose(std::move(m_subscriptions));
    m_nesting.dispose(std::move(m_client));
    makeClient();
}

void BrokerSession::configureClient()
{
    const Endpoint &endpoint = m_settings->endpoint;
    m_client->setProtocolVersion(QMqttClient::MQTT_3_1_1);
    m_client->setHostname(endpoint.host);
    m_client->setPort(endpoint.port);
    m_client->setClientId(m_settings->clientId);
    m_client->setUsername(m_settings->username);
    m_client->setPassword(m_settings->password);
    m_client->setCleanSession(endpoint.isSessionClean);
    m_client->setKeepAlive(keepAliveSeconds(endpoint.keepAlive));
    m_client->setAutoKeepAlive(endpoint.keepAlive > Microseconds::zero());
    m_client->setProperty("connio_maximumPacketSize", kMaxPacketBytes);
    // The link has one timer over all phases; this one only must not come before it.
    m_client->setProperty(
        "connio_connectTimeout", milliseconds(endpoint.connectTimeout + std::chrono::minutes(1)));
    if (!endpoint.isSessionClean)
        connect(m_client.get(), &QMqttClient::brokerSessionRestored, this,
            &BrokerSession::handleRestored, Qt::UniqueConnection);
}

void BrokerSession::handleRestored()
{
    m_isRestored = true;
}

void BrokerSession::login(
    std::shared_ptr<const LinkSettings> settings, std::unique_ptr<Transport> transport)
{
    const Nesting::Level level(m_nesting);
    drop();
    m_isClientLost = m_client->state() != QMqttClient::Disconnected;
    if (std::exchange(m_isNewSession, false) || m_isClientLost)
        replaceClient();
    m_settings = std::move(settings);
    ++m_connection;
    m_isActive = true;
    m_isRestored = false;
    m_sinceAnswer = 0;
    m_transportError.reset();
    configureClient();
    m_client->setTransport(transport->device(), transport->mqttType());
    if (m_transport)
        m_transport->setListener(nullptr);
    m_nesting.dispose(std::exchange(m_transport, std::move(transport)));
    m_transport->setListener(this);
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
    if (m_subscriptions)
        m_subscriptions->handleDisconnected();
    m_wait = Wait::Logout;
    m_deadline.start(kLogoutTime);
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
    stopDeadline();
    if (m_subscriptions)
        m_subscriptions->handleDisconnected();
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
        if (m_settings->endpoint.isSessionClean) {
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
    const Nesting::Level level(m_nesting);
    const quint64 connection = m_connection;
    const auto isCurrent
        = [&] { return level.isAlive() && m_isActive && m_connection == connection; };
    if (!m_isRestored || m_isClientLost)
        abandonAll();
    if (!isCurrent())
        return;
    m_isOnline = true;
    subscribe();
    if (isCurrent())
        tell(&Listener::handleLoggedIn);
}

/// Links that never had a filter do without the object.
void BrokerSession::subscribe()
{
    if (!m_subscriptions) {
        if (m_settings->filters.isEmpty())
            return;
        m_subscriptions = std::make_unique<SubscriptionSet>();
        const SubscriptionSet *const set = m_subscriptions.get();
        connect(set, &SubscriptionSet::received, this,
            [this](const Message &message) { tell(&Listener::handleMessage, message); });
        connect(set, &SubscriptionSet::granted, this, [this](const QString &filter, quint8 qos) {
            tell(&Listener::handleGranted, filter, qos);
        });
        connect(set, &SubscriptionSet::refused, this, &BrokerSession::handleRefused);
    }
    m_subscriptions->subscribe(*m_client, m_settings->filters, m_settings->filterQos, m_isRestored);
}

void BrokerSession::handleRefused(const QString &filter)
{
    const Nesting::Level level(m_nesting);
    tell(&Listener::handleRefused, filter);
    if (level.isAlive())
        tell(&Listener::handleNotice,
            QCoreApplication::translate(
                "BrokerSession", "The broker refused the subscription to \"%1\".")
                .arg(filter));
}

void BrokerSession::handlePlain(const QByteArray &payload, const QMqttTopicName &topic)
{
    const Nesting::Level level(m_nesting);
    m_sinceAnswer = 0;
    if (m_subscriptions)
        m_subscriptions->handlePlain(payload, topic);
    else
        tell(&Listener::handleMessage,
            Message { .topic = topic.name().toUtf8(), .payload = payload });
}

void BrokerSession::handleTransportFailed(const Error &error)
{
    m_transportError = std::make_unique<Error>(error);
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
    tell(&Listener::handleEnded, error);
}

Error BrokerSession::reason() const
{
    return reasonOfEnd(*m_client,
        { .endpoint = m_settings->endpoint,
            .clientId = m_settings->clientId,
            .transportError = m_transportError ? std::optional(*m_transportError) : std::nullopt,
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

} // namespace sim
