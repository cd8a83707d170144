// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of QMqttClientPrivate that deals with messages and the packets of the broker.

#include "core/qmqtt/mqtttext.h"
#include "core/qmqtt/mqttwriter.h"
#include "core/qmqtt/qmqttclientprivate.h"
#include "core/qmqtt/qmqttmessageprivate.h"

#include <QtCore/QVariant>

#include <algorithm>
#include <variant>

using namespace Qt::StringLiterals;
using sim::mqtt::Malformed;
using sim::mqtt::PacketType;

namespace {

constexpr qsizetype kPendingLimit
    = qsizetype { 16 } * 1024 * 1024; ///< bytes that a stuck transport may leave here
constexpr qsizetype kReadChunk = qsizetype { 64 } * 1024; ///< bytes
constexpr quint8 kHighestQos = 2;

QMqttClient::ClientError errorOf(quint8 connAckCode)
{
    switch (connAckCode) {
    case 1:
        return QMqttClient::InvalidProtocolVersion;
    case 2:
        return QMqttClient::IdRejected;
    case 3:
        return QMqttClient::ServerUnavailable;
    case 4:
        return QMqttClient::BadUsernameOrPassword;
    case 5:
        return QMqttClient::NotAuthorized;
    default:
        return QMqttClient::UnknownError;
    }
}

QString textOf(quint8 connAckCode)
{
    switch (connAckCode) {
    case 1:
        return u"the broker does not accept MQTT 3.1.1 (CONNACK 1)"_s;
    case 2:
        return u"the broker does not accept the client id (CONNACK 2)"_s;
    case 3:
        return u"the broker is not available (CONNACK 3)"_s;
    case 4:
        return u"the broker does not accept the user name or the password (CONNACK 4)"_s;
    case 5:
        return u"the broker does not authorise this client (CONNACK 5)"_s;
    default:
        return {};
    }
}

/// The type of a packet that is whole and sound.
PacketType typeOf(const sim::mqtt::ServerPacket &packet)
{
    if (const auto *ack = std::get_if<sim::mqtt::Ack>(&packet))
        return ack->type;
    if (std::holds_alternative<sim::mqtt::Publish>(packet))
        return PacketType::Publish;
    if (std::holds_alternative<sim::mqtt::SubAck>(packet))
        return PacketType::SubAck;
    return std::holds_alternative<sim::mqtt::PingResp>(packet) ? PacketType::PingResp
                                                               : PacketType::ConnAck;
}

} // namespace

qint32 QMqttClientPrivate::publish(
    const QString &topic, const QByteArray &message, quint8 qos, bool retain)
{
    if (!isOnline() || qos > kHighestQos || m_out.size() > kPendingLimit)
        return -1;
    // What is here leaves before this message is taken, never in one go with it: the caller can
    // write its id down before it leaves.
    if (!flushIfLarge())
        return -1;
    quint16 id = 0;
    if (qos > 0) {
        id = m_session.add({ .topic = topic, .payload = message, .qos = qos, .retain = retain });
        if (id == 0)
            return -1;
    }
    if (!sim::mqtt::writePublish(m_out,
            { .topic = topic, .payload = message, .id = id, .qos = qos, .retain = retain })) {
        if (qos > 0)
            m_session.withdraw(id);
        return -1;
    }
    postFlush();
    return id;
}

/// Takes over what `connio_session` describes (docs/mqtt.md), once, when it is for this client id.
void QMqttClientPrivate::restoreSession()
{
    using Stage = sim::mqtt::Session::Stage;
    const QVariantMap stored = m_q->property("connio_session").toMap();
    if (stored.isEmpty())
        return;
    m_q->setProperty("connio_session", QVariant());
    if (settings.connect.cleanSession
        || stored.value(u"clientId"_s).toString() != m_sessionClientId)
        return;
    const QVariantList messages = stored.value(u"outgoing"_s).toList();
    for (const QVariant &entry : messages) {
        const QVariantMap fields = entry.toMap();
        const int qos = fields.value(u"qos"_s).toInt();
        const bool isReleased = fields.value(u"isReleased"_s).toBool();
        const Stage qos2Stage = isReleased ? Stage::AwaitsPubComp : Stage::AwaitsPubRec;
        m_session.restore({ .topic = fields.value(u"topic"_s).toString(),
            .payload = fields.value(u"payload"_s).toByteArray(),
            .id = static_cast<quint16>(fields.value(u"id"_s).toUInt()),
            .qos = static_cast<quint8>(qos),
            .retain = fields.value(u"retain"_s).toBool(),
            .stage = qos == 1 ? Stage::AwaitsPubAck : qos2Stage });
    }
    m_session.setLastId(static_cast<quint16>(stored.value(u"lastId"_s).toUInt()));
}

void QMqttClientPrivate::sendAgain()
{
    for (const sim::mqtt::Session::Outgoing *message : m_session.unacknowledged()) {
        if (message->stage == sim::mqtt::Session::Stage::AwaitsPubComp) {
            sim::mqtt::writeAck(m_out, PacketType::PubRel, message->id);
            continue;
        }
        sim::mqtt::writePublish(m_out,
            { .topic = message->topic,
                .payload = message->payload,
                .id = message->id,
                .qos = message->qos,
                .retain = message->retain,
                .duplicate = true });
    }
}

QMqttSubscription *QMqttClientPrivate::subscribe(const QMqttTopicFilter &filter, quint8 qos)
{
    if (!isOnline() || qos > kHighestQos || !filter.isValid())
        return nullptr;
    const Watch watch(this);
    QMqttSubscription *const subscription = m_subscriptions.subscribe(filter, qos);
    if (watch.isAlive())
        scheduleFlush();
    return subscription;
}

void QMqttClientPrivate::unsubscribe(const QMqttTopicFilter &filter)
{
    if (!filter.isValid())
        return;
    const Watch watch(this);
    m_subscriptions.unsubscribe(filter, isOnline(), !settings.connect.cleanSession);
    if (watch.isAlive())
        scheduleFlush();
}

void QMqttClientPrivate::forgetSubscription(const QMqttSubscription *subscription)
{
    m_subscriptions.remove(subscription, isOnline());
    scheduleFlush();
}

void QMqttClientPrivate::processInput()
{
    while (m_phase == Phase::AwaitingConnAck || isOnline()) {
        const qint64 waiting = m_transport.bytesAvailable();
        if (waiting <= 0)
            break;
        const qsizetype chunk = std::min<qsizetype>(waiting, kReadChunk);
        const qint64 count = m_transport.read(m_reader.reserve(chunk), chunk);
        if (count <= 0)
            break;
        m_reader.commit(count);
        m_keepAlive.handleReceived(sim::mqtt::monotonicTime());
        if (!drainReader())
            return;
    }
    m_reader.releaseIdleMemory();
}

bool QMqttClientPrivate::drainReader()
{
    const Watch watch(this);
    while (m_phase == Phase::AwaitingConnAck || isOnline()) {
        const sim::mqtt::ServerPacket packet = m_reader.next();
        if (std::holds_alternative<sim::mqtt::Incomplete>(packet))
            return true;
        const bool isConnAck = std::holds_alternative<sim::mqtt::ConnAck>(packet);
        if (m_phase == Phase::AwaitingConnAck && !isConnAck
            && !std::holds_alternative<Malformed>(packet))
            violate({ typeOf(packet), "MQTT-3.2.0-1", "came before CONNACK" });
        else
            std::visit([this](const auto &content) { handle(content); }, packet);
        if (!watch)
            return false;
    }
    return false;
}

void QMqttClientPrivate::handle(const sim::mqtt::ConnAck &answer)
{
    if (isOnline())
        return violate({ PacketType::ConnAck, "MQTT-3.2.0-1", "a second one" });
    if (answer.code != 0)
        return end(errorOf(answer.code), textOf(answer.code));
    if (answer.sessionPresent && settings.connect.cleanSession)
        return violate(
            { PacketType::ConnAck, "MQTT-3.2.2-1", "session present for a clean session" });
    goOnline(answer.sessionPresent);
}

void QMqttClientPrivate::goOnline(bool isSessionRestored)
{
    const Watch watch(this);
    m_phase = Phase::Online;
    m_wasOnline = true;
    m_deadline.stop();
    m_keepAlive.handleLogin(sim::mqtt::monotonicTime());
    armKeepAlive();
    if (!isSessionRestored)
        m_session.clear();
    sendAgain();
    scheduleFlush();
    if (watch)
        m_subscriptions.handleConnected(isSessionRestored);
    if (!watch)
        return;
    scheduleFlush();
    if (watch)
        emit m_q->stateChanged(QMqttClient::Connected);
    if (watch && isSessionRestored)
        emit m_q->brokerSessionRestored();
    if (watch)
        emit m_q->connected();
}

void QMqttClientPrivate::handle(const sim::mqtt::Publish &message)
{
    if (message.qos == 1)
        sim::mqtt::writeAck(m_out, PacketType::PubAck, message.id);
    const bool isNews = message.qos < 2 || m_session.isFirstDelivery(message.id);
    if (message.qos == 2)
        sim::mqtt::writeAck(m_out, PacketType::PubRec, message.id);
    if (!isNews)
        return scheduleFlush();
    const Watch watch(this);
    deliver(message);
    if (watch.isAlive() && message.qos > 0)
        scheduleFlush();
}

void QMqttClientPrivate::deliver(const sim::mqtt::Publish &message)
{
    if (message.topic != m_inTopicBytes) {
        m_inTopicBytes = message.topic.toByteArray();
        m_inTopic.setName(sim::mqtt::readUtf8(message.topic));
    }
    const QMqttTopicName topic = m_inTopic;
    const QByteArray payload = message.payload.toByteArray();
    // The views end with the first handler, which may make the client read on.
    const bool isWanted = !m_observer.isNull() || m_subscriptions.isInterested(topic);
    auto *const content = isWanted ? new QMqttMessagePrivate : nullptr;
    if (content == nullptr) {
        emit m_q->messageReceived(payload, topic);
        return;
    }
    content->topic = topic;
    content->payload = payload;
    content->id = message.id;
    content->qos = message.qos;
    content->duplicate = message.duplicate;
    content->retain = message.retain;
    const QMqttMessage delivered(content);
    const Watch watch(this);
    emit m_q->messageReceived(payload, topic);
    if (watch.isAlive() && m_observer)
        QMetaObject::invokeMethod(
            m_observer, "observeMessage", Qt::DirectConnection, Q_ARG(QMqttMessage, delivered));
    if (watch.isAlive())
        m_subscriptions.deliver(delivered);
}
