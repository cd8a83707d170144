// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/wireclient.h"

#include "core/link/linkerrors.h"
#include "core/link/sessionend.h"

#include <QtCore/QStringDecoder>
#include <QtMqtt/QMqttMessage>

#include <algorithm>

namespace sim {

namespace {

    std::chrono::milliseconds rounded(Microseconds time)
    {
        constexpr std::chrono::milliseconds kLongest = std::chrono::hours(24);
        return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(time),
            std::chrono::milliseconds::zero(), kLongest);
    }

    quint16 keepAliveSeconds(Microseconds time)
    {
        return static_cast<quint16>(std::chrono::ceil<std::chrono::seconds>(time).count());
    }

    /// Keeps a leading U+FEFF [MQTT-1.5.3-3], which QString::fromUtf8() drops.
    QString textOf(const QByteArray &utf8)
    {
        QStringDecoder decoder(QStringDecoder::Utf8,
            QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        return decoder(utf8);
    }

} // namespace

WireClient::WireClient(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WireClient::handleTimeout);
    makeClient();
}

WireClient::~WireClient()
{
    m_client->disconnect(this);
    if (m_transport) {
        m_transport->setListener(nullptr);
        m_transport->abort();
    }
    m_client.reset(); // first: it holds the device of the transport
}

void WireClient::makeClient()
{
    m_client = std::make_unique<QMqttClient>();
    m_client->setProperty("connio_observer", QVariant::fromValue<QObject *>(this));
    QMqttClient *const client = m_client.get();
    connect(client, &QMqttClient::brokerSessionRestored, this, [this] { m_isRestored = true; });
    connect(client, &QMqttClient::connected, this, &WireClient::handleClientConnected);
    connect(client, &QMqttClient::disconnected, this, &WireClient::handleClientDisconnected);
    connect(client, &QMqttClient::messageSent, this, &WireClient::acknowledged);
}

void WireClient::forgetSession()
{
    drop();
    m_client->disconnect(this);
    m_client.release()->deleteLater(); // we may be inside one of its signals
    makeClient();
}

void WireClient::start(const ScriptLinkSettings &settings)
{
    drop();
    if (m_client->state() != QMqttClient::Disconnected)
        forgetSession();
    m_settings = settings;
    ++m_connection;
    m_phase = Phase::Starting;
    m_isRestored = false;
    m_transportError.reset();
    m_timer.start(rounded(settings.endpoint.connectTimeout));
    // Never from inside the caller: what fails at once would fail into its hands.
    const auto openThis = [this, connection = m_connection] {
        if (m_phase == Phase::Starting && m_connection == connection)
            openTransport();
    };
    QMetaObject::invokeMethod(this, openThis, Qt::QueuedConnection);
}

void WireClient::openTransport()
{
    m_phase = Phase::Opening;
    m_transport = Transport::create(m_settings.endpoint, m_settings.keyPassphrase);
    m_transport->setInboundLimit(m_settings.maxPacketBytes);
    m_transport->setListener(this);
    m_transport->open();
}

void WireClient::handleStage(Stage stage)
{
    if (m_phase == Phase::Idle || m_phase == Phase::Closing)
        return;
    m_stage = stage;
    emit stageReached(stage);
}

void WireClient::configureClient()
{
    const Endpoint &endpoint = m_settings.endpoint;
    const Message will = m_settings.will.value_or(Message());
    m_client->setProtocolVersion(QMqttClient::MQTT_3_1_1);
    m_client->setHostname(endpoint.host);
    m_client->setPort(endpoint.port);
    m_client->setClientId(m_settings.clientId);
    m_client->setUsername(m_settings.username);
    m_client->setPassword(m_settings.password);
    m_client->setCleanSession(endpoint.isSessionClean);
    m_client->setKeepAlive(keepAliveSeconds(endpoint.keepAlive));
    m_client->setAutoKeepAlive(endpoint.keepAlive > Microseconds::zero());
    m_client->setWillTopic(textOf(will.topic));
    m_client->setWillMessage(will.payload);
    m_client->setWillQoS(will.qos);
    m_client->setWillRetain(will.retain);
    m_client->setProperty("connio_maximumPacketSize", m_settings.maxPacketBytes);
    // There is one timer over all phases here; this one only must not come before it.
    const auto later = rounded(endpoint.connectTimeout) + std::chrono::minutes(1);
    m_client->setProperty("connio_connectTimeout", static_cast<int>(later.count()));
}

void WireClient::handleTransportOpened()
{
    if (m_phase != Phase::Opening)
        return;
    const quint64 connection = m_connection;
    handleStage(Stage::LoggingIn);
    if (m_phase != Phase::Opening || m_connection != connection)
        return; // a handler closed or started anew
    m_phase = Phase::LoggingIn;
    configureClient();
    m_client->setTransport(m_transport->device(), m_transport->mqttType());
    m_client->connectToHost();
    if (m_client->state() == QMqttClient::Disconnected)
        endLater(); // refused to start: its reason tells
}

void WireClient::handleTransportFailed(const Error &error)
{
    if (m_phase == Phase::Closing) {
        finishClose();
        return;
    }
    m_transportError = error;
    endLater();
}

void WireClient::handleClientConnected()
{
    if (m_phase != Phase::LoggingIn)
        return;
    m_timer.stop();
    m_phase = Phase::Online;
    m_stage = Stage::Online;
    m_isOnline = true;
    emit opened(m_isRestored);
}

void WireClient::handleClientDisconnected()
{
    if (m_phase == Phase::LoggingIn || m_phase == Phase::Online)
        endLater();
    else if (m_phase == Phase::Closing && m_transport->mqttType() != QMqttClient::IODevice)
        finishClose(); // a WebSocket still says goodbye; handleTransportFailed() tells when it has
}

void WireClient::handleTimeout()
{
    if (m_phase == Phase::Closing) {
        finishClose();
        return;
    }
    const auto limit = std::chrono::duration<double>(m_settings.endpoint.connectTimeout).count();
    end(Error(errors::kTimeout, { stageText(m_stage), QString::number(limit) },
        m_settings.endpoint.displayUrl()));
}

/// In the next turn: by then client and transport have both said what they know.
void WireClient::endLater()
{
    const auto endThis = [this, connection = m_connection] {
        if (m_phase == Phase::Idle || m_phase == Phase::Closing || m_connection != connection)
            return;
        end(reason());
    };
    QMetaObject::invokeMethod(this, endThis, Qt::QueuedConnection);
}

Error WireClient::reason() const
{
    if (m_phase == Phase::Opening && m_transportError)
        return *m_transportError; // the client has not been asked yet
    return reasonOfEnd(*m_client,
        { .endpoint = m_settings.endpoint,
            .clientId = m_settings.clientId,
            .transportError = m_transportError,
            .wasOnline = m_isOnline });
}

void WireClient::end(const Error &error)
{
    drop();
    emit ended(error);
}

void WireClient::close()
{
    if (m_phase == Phase::Closing)
        return;
    const bool isLoggedIn = m_phase == Phase::LoggingIn || m_phase == Phase::Online;
    if (!isLoggedIn || m_client->state() == QMqttClient::Disconnected) {
        m_phase = Phase::Closing;
        const auto finishThis = [this, connection = m_connection] {
            if (m_phase == Phase::Closing && m_connection == connection)
                finishClose();
        };
        QMetaObject::invokeMethod(this, finishThis, Qt::QueuedConnection);
        return;
    }
    m_phase = Phase::Closing;
    m_isOnline = false;
    m_timer.start(rounded(kCloseTime));
    m_client->disconnectFromHost();
    if (m_phase == Phase::Closing)
        m_transport->flush();
}

void WireClient::finishClose()
{
    drop();
    emit closed();
}

void WireClient::drop()
{
    m_phase = Phase::Idle;
    m_stage = Stage::Idle;
    m_isOnline = false;
    m_timer.stop();
    releaseTransport();
}

void WireClient::releaseTransport()
{
    if (!m_transport)
        return;
    m_transport->setListener(nullptr);
    m_transport->abort();
    m_transport.release()->deleteLater(); // we may be inside one of its signals
}

qint64 WireClient::bytesWaiting() const
{
    return m_transport ? m_transport->bytesWaiting() : 0;
}

qint32 WireClient::send(const SendQueue::Item &item)
{
    const Message &message = item.message;
    switch (item.kind) {
    case SendQueue::Kind::Publish:
        return m_client->publish(
            QMqttTopicName(textOf(message.topic)), message.payload, message.qos, message.retain);
    case SendQueue::Kind::Subscribe:
        return m_client->subscribe(QMqttTopicFilter(textOf(message.topic)), message.qos) ? 0 : -1;
    case SendQueue::Kind::Unsubscribe:
        m_client->unsubscribe(QMqttTopicFilter(textOf(message.topic)));
        return 0;
    }
    Q_UNREACHABLE();
}

void WireClient::observeMessage(const QMqttMessage &message)
{
    emit received({ .topic = message.topic().name().toUtf8(),
                      .payload = message.payload(),
                      .qos = message.qos(),
                      .retain = message.retain() },
        message.duplicate());
}

void WireClient::observeAnswer(const QString &filter, bool isSubscription, int code)
{
    emit answered(filter, isSubscription, code);
}

} // namespace sim
