// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/vectorrun.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QMetaEnum>
#include <QtCore/QRegularExpression>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>

#include <functional>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    constexpr qsizetype kLongest = 40; ///< bytes that are written out

    QString readable(const QByteArray &bytes)
    {
        if (bytes.size() > kLongest)
            return u"(%1 bytes)"_s.arg(bytes.size());
        QString text;
        for (const QChar c : QString::fromUtf8("x" + bytes).sliced(1)) { // keeps a leading U+FEFF
            if (c.unicode() >= 0x20 && c.unicode() < 0x7F)
                text += c;
            else
                text += u"\\u%1"_s.arg(static_cast<int>(c.unicode()), 4, 16, QChar(u'0'));
        }
        return text;
    }

    QString describe(const QByteArray &payload, const QMqttTopicName &topic)
    {
        return readable(topic.name().toUtf8()) + u'=' + readable(payload);
    }

    QString describe(const QMqttMessage &message)
    {
        QString text
            = u"%1 qos%2"_s.arg(describe(message.payload(), message.topic())).arg(message.qos());
        if (message.id() != 0)
            text += u" id%1"_s.arg(message.id());
        if (message.retain())
            text += u" retain"_s;
        if (message.duplicate())
            text += u" dup"_s;
        return text;
    }

    /// Nothing answers by itself: only the bytes of the vector come.
    FakeBroker::Script silence()
    {
        FakeBroker::Script script;
        script.answersConnect = script.answersSubscribe = script.answersPing = false;
        script.sendsPubAck = script.sendsPubRec = script.sendsPubRel = script.sendsPubComp = false;
        return script;
    }

} // namespace

VectorRun::VectorRun()
{
    m_broker.script = silence();
    m_client.setClientId(u"dev1"_s);
    m_client.setTransport(&m_broker, QMqttClient::IODevice);
    watchClient();
}

void VectorRun::watchClient()
{
    connect(&m_client, &QMqttClient::connected, this, [this] { m_events << u"connected"_s; });
    connect(&m_client, &QMqttClient::brokerSessionRestored, this,
        [this] { m_events << u"restored"_s; });
    connect(&m_client, &QMqttClient::pingResponseReceived, this, [this] { m_events << u"pong"_s; });
    connect(&m_client, &QMqttClient::messageReceived, this,
        [this](const QByteArray &payload, const QMqttTopicName &topic) {
            m_events << u"message "_s + describe(payload, topic);
        });
    connect(&m_client, &QMqttClient::messageStatusChanged, this,
        [this](qint32 id, QMqtt::MessageStatus status) {
            const auto names = QMetaEnum::fromType<QMqtt::MessageStatus>();
            m_events << u"status %1 %2"_s.arg(id).arg(
                QLatin1String(names.valueToKey(static_cast<int>(status))));
        });
    connect(&m_client, &QMqttClient::messageSent, this,
        [this](qint32 id) { m_events << u"sent %1"_s.arg(id); });
    connect(&m_client, &QMqttClient::disconnected, this, &VectorRun::handleEnd);
}

void VectorRun::handleEnd()
{
    const auto error = m_client.error();
    if (error >= QMqttClient::InvalidProtocolVersion && error <= QMqttClient::NotAuthorized) {
        m_events << u"refused %1"_s.arg(static_cast<int>(error));
        return;
    }
    if (error != QMqttClient::ProtocolViolation) {
        if (error != QMqttClient::NoError)
            m_events << u"lost"_s;
        return;
    }
    // "[MQTT-3.3.1-4] PUBLISH: QoS 3"; a limit of our own has no statement.
    static const QRegularExpression form(u"^(?:\\[([^]]+)\\] )?([^:]+): "_s);
    const QRegularExpressionMatch match = form.match(closeReason());
    const QString statement = match.captured(1);
    m_events << u"closed %1 %2"_s.arg(statement.isEmpty() ? u"-"_s : statement, match.captured(2));
}

void VectorRun::watch(QMqttSubscription *subscription)
{
    m_subscription = subscription;
    m_watched.insert(subscription);
    connect(subscription, &QMqttSubscription::messageReceived, this,
        [this](const QMqttMessage &message) { m_events << u"delivered "_s + describe(message); });
    connect(subscription, &QMqttSubscription::stateChanged, this,
        [this, subscription](QMqttSubscription::SubscriptionState state) {
            if (state == QMqttSubscription::Subscribed)
                m_events << u"subscribed %1"_s.arg(subscription->qos());
            else if (state == QMqttSubscription::Error)
                m_events << u"failed"_s;
            else if (state == QMqttSubscription::Unsubscribed)
                m_events << u"unsubscribed"_s;
        });
}

void VectorRun::settle()
{
    do {
        QCoreApplication::processEvents();
    } while (m_broker.isOpen() && !m_broker.hasDelivered());
    QCoreApplication::processEvents(); // what the last bytes made the client post
}

bool VectorRun::connectClient()
{
    m_client.connectToHost();
    m_broker.sendConnAck();
    settle();
    return m_client.state() == QMqttClient::Connected;
}

void VectorRun::subscribe(const QString &filter, quint8 qos)
{
    QMqttSubscription *const subscription = m_client.subscribe(filter, qos);
    if (!m_watched.contains(subscription))
        watch(subscription);
}

void VectorRun::sendGrant(quint16 id, quint8 code)
{
    m_broker.sendRaw(QByteArray::fromHex("9003") + static_cast<char>(id >> 8)
        + static_cast<char>(id & 0xFF) + static_cast<char>(code));
    settle();
}

bool VectorRun::prepare(const QString &state)
{
    const QHash<QString, std::function<void()>> steps {
        { u"idle"_s, [] {} },
        { u"qos1"_s, [this] { m_client.publish(u"p"_s, "1"_ba, 1); } },
        { u"pubrec"_s, [this] { m_client.publish(u"p"_s, "1"_ba, 2); } },
        { u"pubcomp"_s,
            [this] {
                m_client.publish(u"p"_s, "1"_ba, 2);
                m_broker.sendAck(0x50, 1);
            } },
        { u"subscribing"_s, [this] { subscribe(u"s"_s, 1); } },
        { u"subscribingTwice"_s,
            [this] {
                subscribe(u"s"_s, 0);
                m_client.subscribe(u"s"_s, 2);
            } },
        { u"unsubscribing"_s,
            [this] {
                subscribe(u"s"_s, 1);
                sendGrant(1, 1);
                m_subscription->unsubscribe();
            } },
        { u"unsubscribingUnknown"_s, [this] { m_client.unsubscribe(u"s"_s); } },
        { u"pinging"_s, [this] { m_client.requestPing(); } },
        { u"releasing"_s, [this] { m_broker.publish("a", "1", 2, 9); } },
        { u"subscribed"_s,
            [this] {
                subscribe(u"a/+"_s, 1);
                sendGrant(1, 1);
            } },
        { u"closing"_s,
            [this] {
                m_broker.script.reads = false;
                m_client.disconnectFromHost();
            } },
    };
    if (state.startsWith("awaiting"_L1)) {
        m_client.setCleanSession(state == "awaiting"_L1);
        m_client.connectToHost();
    } else {
        if (!steps.contains(state) || !connectClient())
            return false;
        steps.value(state)();
    }
    settle();
    m_events.clear();
    m_broker.clearReceived();
    return true;
}

void VectorRun::feed(const QByteArray &bytes, qsizetype segment)
{
    m_broker.script.segment = segment;
    m_broker.sendRaw(bytes);
    settle();
}

void VectorRun::set(const QString &key, const QString &value)
{
    const QHash<QString, std::function<void()>> setters {
        { u"id"_s, [&] { m_client.setClientId(value); } },
        { u"clean"_s, [&] { m_client.setCleanSession(value == "1"_L1); } },
        { u"keepAlive"_s, [&] { m_client.setKeepAlive(value.toUShort()); } },
        { u"user"_s, [&] { m_client.setUsername(value); } },
        { u"password"_s, [&] { m_client.setPassword(value); } },
        { u"willTopic"_s, [&] { m_client.setWillTopic(value); } },
        { u"willMessage"_s, [&] { m_client.setWillMessage(value.toUtf8()); } },
        { u"willQos"_s, [&] { m_client.setWillQoS(static_cast<quint8>(value.toInt())); } },
        { u"willRetain"_s, [&] { m_client.setWillRetain(value == "1"_L1); } },
    };
    setters.value(key)();
}

QByteArray VectorRun::takeAnswer()
{
    const QByteArray bytes = answer();
    m_broker.clearReceived();
    return bytes;
}

QByteArray VectorRun::answer() const
{
    QByteArray bytes;
    for (const ClientPacket &packet : m_broker.received())
        bytes += packet.raw;
    return bytes;
}

} // namespace sim::test
