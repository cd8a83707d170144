// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/randomdevice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    constexpr int kTopics = 25;
    constexpr int kWindow = 20;
    constexpr int kLongestPause = 400; ///< milliseconds

} // namespace

RandomDevice::RandomDevice(OracleBroker &broker, int number, quint32 seed)
    : m_broker(broker)
    , m_random(seed + static_cast<quint32>(number))
    , m_value(static_cast<quint64>(number + 1) * kValuesOfOne)
{
    constexpr std::array<quint16, 4> kKeepAlives { 1, 2, 5, 0 };
    m_client.setClientId(u"dev%1"_s.arg(number));
    m_client.setHostname(u"127.0.0.1"_s);
    m_client.setPort(broker.port());
    m_client.setKeepAlive(kKeepAlives[static_cast<size_t>(number) % kKeepAlives.size()]);
    m_client.setCleanSession(number % 3 == 0);
    m_actTimer.setSingleShot(true);
    m_connectTimer.setSingleShot(true);
    connect(&m_actTimer, &QTimer::timeout, this, &RandomDevice::act);
    connect(&m_connectTimer, &QTimer::timeout, this, &RandomDevice::connectClient);
    connect(&m_client, &QMqttClient::brokerSessionRestored, this, [this] { m_isRestored = true; });
    connect(&m_client, &QMqttClient::connected, this, &RandomDevice::handleConnected);
    connect(&m_client, &QMqttClient::messageSent, this, &RandomDevice::handleSent);
    connect(&m_client, &QMqttClient::messageReceived, this,
        [this](const QByteArray &payload) { handleMessage(payload); });
    connect(&m_client, &QMqttClient::disconnected, this,
        [this] { m_connectTimer.start(m_isFinishing ? 1 : pick(kLongestPause)); });
    connect(&m_client, &QMqttClient::errorChanged, this, [this](QMqttClient::ClientError error) {
        if (error == QMqttClient::ProtocolViolation)
            problem(m_client.property("connio_closeReason").toString());
    });
    connect(&broker, &OracleBroker::finished, this, &RandomDevice::handleFinished);
}

void RandomDevice::problem(const QString &text)
{
    m_problems.append(m_client.clientId() + u": "_s + text);
}

void RandomDevice::start()
{
    m_connectTimer.start(pick(kLongestPause));
    m_actTimer.start(pick(kLongestPause));
}

void RandomDevice::finish()
{
    m_isFinishing = true;
    m_actTimer.stop();
    if (m_client.state() == QMqttClient::Disconnected)
        m_connectTimer.start(1);
}

void RandomDevice::connectClient()
{
    // Now and then another kind of session, which ends the one before.
    if (!m_isFinishing && pick(20) == 0)
        m_client.setCleanSession(!m_client.cleanSession());
    if (m_isFinishing)
        m_client.setKeepAlive(0); // so that a starved machine comes to an end too
    m_isRestored = false;
    m_client.connectToHost();
}

void RandomDevice::handleConnected()
{
    if (m_isRestored)
        return;
    m_outstanding.clear();
    m_received.clear();
}

QString RandomDevice::topic()
{
    return u"t/%1"_s.arg(pick(kTopics));
}

void RandomDevice::act()
{
    m_actTimer.start(pick(kLongestPause));
    const int choice = pick(100);
    if (choice < 70) {
        for (int i = pick(6); i >= 0; --i)
            publish();
    } else if (choice < 80) {
        m_client.subscribe(topic(), static_cast<quint8>(pick(3)));
    } else if (choice < 90) {
        m_client.unsubscribe(topic());
    } else if (choice < 92) {
        m_actTimer.start(3000); // quiet, so that only pings go
    } else {
        leave();
    }
}

void RandomDevice::publish()
{
    const int qos = pick(3);
    if (qos > 0 && m_outstanding.size() >= kWindow)
        return;
    const qint32 id = m_client.publish(
        topic(), QByteArray::number(m_value + 1), static_cast<quint8>(qos), pick(4) == 0);
    if (id < 0)
        return;
    ++m_value;
    if (id == 0)
        return;
    if (m_outstanding.contains(id))
        problem(u"id %1 is given twice"_s.arg(id));
    m_outstanding.insert(id, m_value);
}

void RandomDevice::leave()
{
    const QByteArray clientId = m_client.clientId().toUtf8();
    ++m_cuts;
    switch (pick(6)) {
    case 0:
        return m_client.disconnectFromHost();
    case 1:
        return m_broker.forget(clientId);
    default:
        return m_broker.cut(clientId);
    }
}

void RandomDevice::handleSent(qint32 id)
{
    if (!m_outstanding.contains(id))
        return problem(u"messageSent(%1) for nothing"_s.arg(id));
    if (!m_broker.hasAccepted(m_outstanding.take(id)))
        problem(u"messageSent(%1) for what the broker never got"_s.arg(id));
}

void RandomDevice::handleMessage(const QByteArray &payload)
{
    ++m_delivered;
    ++m_received[payload.toULongLong()];
}

void RandomDevice::handleFinished(const QByteArray &clientId, quint64 value, quint8 qos)
{
    if (clientId != m_client.clientId().toUtf8())
        return;
    // A publisher that sends again at QoS 1 makes the broker route again: one count for each.
    const int count = m_received.value(value);
    if (count > 1)
        m_received[value] = count - 1;
    else
        m_received.remove(value);
    if (count == 0 || (qos == 2 && count > 1))
        problem(u"a message at QoS %1 was delivered %2 times"_s.arg(qos).arg(count));
}

} // namespace sim::test
