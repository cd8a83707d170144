// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of QMqttClientPrivate that deals with the acknowledgements of the broker.

#include "core/qmqtt/mqttwriter.h"
#include "core/qmqtt/qmqttclientprivate.h"

using sim::mqtt::PacketType;
using Verdict = sim::mqtt::Session::Verdict;

void QMqttClientPrivate::tellAnswer(const QString &filter, bool isSubscription, int code)
{
    if (m_observer)
        QMetaObject::invokeMethod(m_observer, "observeAnswer", Qt::DirectConnection,
            Q_ARG(QString, filter), Q_ARG(bool, isSubscription), Q_ARG(int, code));
}

void QMqttClientPrivate::handle(const sim::mqtt::Ack &ack)
{
    switch (ack.type) {
    case PacketType::PubAck:
        return handlePubAck(ack.id);
    case PacketType::PubRec:
        return handlePubRec(ack.id);
    case PacketType::PubRel:
        m_session.handlePubRel(ack.id);
        sim::mqtt::writeAck(m_out, PacketType::PubComp, ack.id);
        return scheduleFlush();
    case PacketType::PubComp:
        return handlePubComp(ack.id);
    default: // UNSUBACK: the reader lets no other type be an Ack
        return handleUnsubAck(ack.id);
    }
}

bool QMqttClientPrivate::isSound(PacketType ack, Verdict verdict)
{
    switch (verdict) {
    case Verdict::Expected:
    case Verdict::Repeated:
    case Verdict::Unknown: // late or repeated; nothing depends on it
        return true;
    case Verdict::ForQos1:
        violate({ ack, "MQTT-4.3.2-1", "for a message of QoS 1" });
        return false;
    case Verdict::ForQos2:
        violate({ ack, "MQTT-4.3.3-1", "out of turn for a message of QoS 2" });
        return false;
    case Verdict::ForPublish:
        violate({ ack, "MQTT-2.3.1-7", "its packet id is that of a PUBLISH" });
        return false;
    case Verdict::ForRequest:
        break;
    }
    const bool answersRequests = ack == PacketType::SubAck || ack == PacketType::UnsubAck;
    violate({ ack, answersRequests ? "MQTT-2.3.1-7" : "MQTT-2.3.1-6",
        "its packet id is that of another kind of request" });
    return false;
}

void QMqttClientPrivate::handle(const sim::mqtt::SubAck &answer)
{
    const Verdict verdict = m_session.finishRequest(answer.id, PacketType::Subscribe);
    if (!isSound(PacketType::SubAck, verdict) || verdict != Verdict::Expected)
        return;
    if (answer.codes.size() != 1)
        return violate({ PacketType::SubAck, "MQTT-3.8.4-5",
            "several codes for a SUBSCRIBE with one filter" });
    const std::optional<QString> filter = m_subscriptions.takeAsked(answer.id);
    const int code = static_cast<quint8>(answer.codes[0]);
    const Watch watch(this);
    m_subscriptions.handleSubAck(answer); // ends the views
    if (watch && filter)
        tellAnswer(*filter, true, code);
}

void QMqttClientPrivate::handleUnsubAck(quint16 id)
{
    const Verdict verdict = m_session.finishRequest(id, PacketType::Unsubscribe);
    if (!isSound(PacketType::UnsubAck, verdict) || verdict != Verdict::Expected)
        return;
    const std::optional<QString> filter = m_subscriptions.takeAsked(id);
    const Watch watch(this);
    m_subscriptions.handleUnsubAck(id);
    if (watch && filter)
        tellAnswer(*filter, false, 0);
}

void QMqttClientPrivate::handlePubAck(quint16 id)
{
    const Verdict verdict = m_session.handlePubAck(id);
    if (isSound(PacketType::PubAck, verdict) && verdict == Verdict::Expected)
        reportStatus(id, QMqtt::MessageStatus::Acknowledged, true);
}

void QMqttClientPrivate::handlePubRec(quint16 id)
{
    const Verdict verdict = m_session.handlePubRec(id);
    if (!isSound(PacketType::PubRec, verdict))
        return;
    // Also for repeated and for unknown ids: without PUBREL the broker would wait for ever.
    sim::mqtt::writeAck(m_out, PacketType::PubRel, id);
    const Watch watch(this);
    // Told before PUBREL leaves, so that a handler can write down that it will.
    if (verdict == Verdict::Expected)
        reportStatus(id, QMqtt::MessageStatus::Received, false);
    if (watch.isAlive())
        scheduleFlush();
}

void QMqttClientPrivate::handlePubComp(quint16 id)
{
    const Verdict verdict = m_session.handlePubComp(id);
    if (isSound(PacketType::PubComp, verdict) && verdict == Verdict::Expected)
        reportStatus(id, QMqtt::MessageStatus::Completed, true);
}

void QMqttClientPrivate::reportStatus(quint16 id, QMqtt::MessageStatus status, bool isLast)
{
    const Watch watch(this);
    emit m_q->messageStatusChanged(id, status, QMqttMessageStatusProperties());
    if (isLast && watch)
        emit m_q->messageSent(id);
}
