// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqttclientprivate.h"

#include "core/qmqtt/mqttflushevent.h"
#include "core/qmqtt/mqttlog.h"
#include "core/qmqtt/mqttwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QVariant>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kFlushAtOnce = qsizetype { 64 } * 1024; ///< bytes
constexpr qsizetype kKeptBytes = 256; ///< for the messages of a quiet client
constexpr auto kConnectTimeout = 60'000ms;
constexpr auto kCloseTimeout = 2'000ms;

} // namespace

QMqttClientPrivate::QMqttClientPrivate(QMqttClient *client)
    : QObject(client)
    , m_q(client)
    , m_subscriptions(this, client, m_session, m_out)
{
    settings.connect.keepAlive = 60;
}

QMqttClientPrivate::~QMqttClientPrivate()
{
    for (Watch *watch = m_watch; watch != nullptr; watch = watch->m_outer)
        watch->m_client = nullptr;
    m_transport.mute();
    if (m_phase == Phase::Idle)
        return;
    if (isOnline()) {
        m_phase = Phase::Closing;
        sim::mqtt::writeEmpty(m_out, sim::mqtt::PacketType::Disconnect);
        m_transport.write(m_out.view());
    }
    m_transport.farewell();
}

/// Not inline: g++ 12 takes the list of watches for a pointer that dangles.
Q_NEVER_INLINE void QMqttClientPrivate::enter(Watch *watch)
{
    watch->m_outer = std::exchange(m_watch, watch);
}

QMqttClient::ClientState QMqttClientPrivate::state() const
{
    switch (m_phase) {
    case Phase::Idle:
        return QMqttClient::Disconnected;
    case Phase::Opening:
    case Phase::AwaitingConnAck:
        return QMqttClient::Connecting;
    case Phase::Online:
        return QMqttClient::Connected;
    case Phase::Closing:
        return m_wasOnline ? QMqttClient::Connected : QMqttClient::Connecting;
    }
    Q_UNREACHABLE();
}

bool QMqttClientPrivate::isConfigurable(const char *setting) const
{
    if (m_phase == Phase::Idle)
        return true;
    qCInfo(sim::logs::mqtt, "%s cannot change before the client is disconnected", setting);
    return false;
}

void QMqttClientPrivate::setTransport(QIODevice *device, QMqttClient::TransportType type)
{
    using Kind = sim::mqtt::Transport::Kind;
    if (!isConfigurable("transport"))
        return;
    switch (type) {
    case QMqttClient::IODevice:
        return m_transport.setDevice(device, Kind::Device);
    case QMqttClient::AbstractSocket:
        return m_transport.setDevice(device, Kind::Socket);
    case QMqttClient::SecureSocket:
        return m_transport.setDevice(device, Kind::SecureSocket);
    }
}

void QMqttClientPrivate::connectToHost(std::optional<QSslConfiguration> tls)
{
    const Watch life(this);
    if (m_phase == Phase::Closing)
        end(m_error, {}); // no longer worth waiting for
    if (!life.isAlive() || m_phase != Phase::Idle)
        return;
    m_closeReason.clear();
    if (settings.protocolVersion != QMqttClient::MQTT_3_1_1)
        return refuse(QMqttClient::InvalidProtocolVersion, u"this client speaks MQTT 3.1.1 only"_s);
    if (const QString fault = sim::mqtt::faultOf(settings.connect); !fault.isEmpty())
        return refuse(QMqttClient::ProtocolViolation, fault);
    if (m_transport.kind() == sim::mqtt::Transport::Kind::Own && settings.hostname.isEmpty())
        return refuse(
            QMqttClient::TransportInvalid, u"there is neither a transport nor a host name"_s);

    ++m_connection;
    const Watch watch(this);
    m_phase = Phase::Opening;
    m_wasOnline = false;
    const std::chrono::milliseconds timeout(settings.connectTimeout);
    m_deadline.start(timeout > 0ms ? timeout : kConnectTimeout);
    if (m_error != QMqttClient::NoError) {
        m_error = QMqttClient::NoError;
        emit m_q->errorChanged(m_error);
    }
    if (watch)
        emit m_q->stateChanged(QMqttClient::Connecting);
    if (watch)
        m_transport.open({ settings.hostname, settings.port, std::move(tls) });
}

void QMqttClientPrivate::disconnectFromHost()
{
    if (m_phase == Phase::Idle || m_phase == Phase::Closing)
        return;
    if (m_phase == Phase::Opening)
        return end(QMqttClient::NoError, {});
    m_phase = Phase::Closing;
    m_keepAliveAlarm.stop();
    m_keepAlive.stop();
    m_deadline.start(kCloseTimeout);
    sim::mqtt::writeEmpty(m_out, sim::mqtt::PacketType::Disconnect);
    flush();
}

void QMqttClientPrivate::closeWhenWritten()
{
    if (m_out.isEmpty())
        m_transport.closeAfterWriting();
}

void QMqttClientPrivate::refuse(QMqttClient::ClientError error, const QString &reason)
{
    qCInfo(sim::logs::mqtt).noquote() << "not connecting:" << reason;
    m_closeReason = reason;
    m_error = error;
    emit m_q->errorChanged(error);
}

void QMqttClientPrivate::violate(const sim::mqtt::Malformed &fault)
{
    const QString statement
        = *fault.statement == '\0' ? QString() : u"[%1] "_s.arg(QLatin1String(fault.statement));
    const QString reason = statement + QLatin1String(sim::mqtt::nameOf(fault.type)) + u": "_s
        + QLatin1String(fault.text);
    qCWarning(sim::logs::mqtt).noquote() << "closing the connection:" << reason;
    end(QMqttClient::ProtocolViolation, reason);
}

void QMqttClientPrivate::clearConnection()
{
    m_phase = Phase::Idle;
    ++m_connection;
    m_deadline.stop();
    m_keepAliveAlarm.stop();
    m_keepAlive.stop();
    m_out.clear();
    m_reader.reset();
    m_session.forgetRequests();
}

void QMqttClientPrivate::end(QMqttClient::ClientError error, const QString &reason)
{
    if (m_phase == Phase::Idle)
        return;
    clearConnection();
    const Watch watch(this);
    m_transport.abort();
    if (!watch)
        return;
    m_closeReason = reason;
    const bool isOtherError = m_error != error;
    m_error = error;
    m_subscriptions.handleDisconnected();
    if (watch && isOtherError)
        emit m_q->errorChanged(error);
    if (watch)
        emit m_q->stateChanged(QMqttClient::Disconnected);
    if (watch)
        emit m_q->disconnected();
}

void QMqttClientPrivate::handleOpened()
{
    if (m_phase != Phase::Opening)
        return;
    m_reader.setLimit(settings.maximumPacketSize > 0 ? settings.maximumPacketSize
                                                     : sim::mqtt::PacketReader::kDefaultLimit);
    m_reader.reset();
    m_observer = m_q->property("connio_observer").value<QObject *>();
    m_subscriptions.setLiteral(!m_observer.isNull());
    beginSession();
    restoreSession();
    m_phase = Phase::AwaitingConnAck;
    m_keepAlive.start(std::chrono::seconds(settings.connect.keepAlive), settings.autoKeepAlive,
        sim::mqtt::monotonicTime());
    m_keepAlive.awaitLogin();
    sim::mqtt::writeConnect(m_out, settings.connect);
    const Watch watch(this);
    flush();
    if (watch.isAlive())
        armKeepAlive();
}

void QMqttClientPrivate::beginSession()
{
    const auto &fields = settings.connect;
    const bool isSameSession = !fields.cleanSession && !m_isSessionClean // [MQTT-3.1.2-6]
        && fields.clientId == m_sessionClientId;
    if (!isSameSession) {
        m_session.clear();
        m_subscriptions.forgetSession();
    }
    m_sessionClientId = fields.clientId;
    m_isSessionClean = fields.cleanSession;
}

void QMqttClientPrivate::handleLost(const QString &reason)
{
    if (m_phase == Phase::Closing)
        return end(m_error, {});
    const Watch watch(this);
    processInput(); // what came before the end may tell the reason, such as a CONNACK
    if (watch)
        end(QMqttClient::TransportInvalid, reason);
}

bool QMqttClientPrivate::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange)
        moveAlarms();
    if (event->type() != sim::mqtt::FlushEvent::kType)
        return QObject::event(event);
    m_isFlushPosted = false;
    flush();
    return true;
}

void QMqttClientPrivate::scheduleFlush()
{
    if (m_out.size() >= kFlushAtOnce)
        return flush();
    postFlush();
}

bool QMqttClientPrivate::flushIfLarge()
{
    if (m_out.size() < kFlushAtOnce)
        return true;
    const Watch watch(this);
    flush();
    return watch && isOnline();
}

void QMqttClientPrivate::postFlush()
{
    if (m_isFlushPosted)
        return;
    m_isFlushPosted = true;
    QCoreApplication::postEvent(this, new sim::mqtt::FlushEvent);
}

void QMqttClientPrivate::flush()
{
    if (m_isFlushing || m_phase == Phase::Idle || m_phase == Phase::Opening)
        return;
    const Watch watch(this);
    while (!m_out.isEmpty()) {
        // A transport may call handlers from within write(), and they may publish: work on a queue
        // apart.
        sim::mqtt::ByteQueue sending = std::exchange(m_out, {});
        m_isFlushing = true;
        const qint64 written = m_transport.write(sending.view());
        if (!watch.isAlive())
            return;
        m_isFlushing = false;
        if (!watch)
            return;
        if (written < 0)
            return handleLost(u"cannot write to the transport: "_s + m_transport.errorText());
        sending.take(written);
        sending.append(m_out.view());
        m_out = std::move(sending);
        if (written == 0)
            m_transport.watchWrites();
        if (written == 0)
            break; // handleRoom() calls again
        m_keepAlive.handleSent(sim::mqtt::monotonicTime());
    }
    m_out.releaseAbove(kKeptBytes);
    if (m_phase == Phase::Closing)
        closeWhenWritten();
}
