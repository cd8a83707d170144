// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakebroker.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>
#include <QtMqtt/QMqttTopicFilter>
#include <QtMqtt/QMqttTopicName>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// One exchange at a time between the client and a scripted broker: connecting, both directions,
/// errors.
class TestQMqttClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void connectsOverAnOpenDevice();
    void sendsAllFieldsOfConnect();
    void sendsAnEmptyWill();
    void publishesAtEachQos_data();
    void publishesAtEachQos();
    void numbersMessagesFromOne();
    void subscribesAndDelivers();
    void acknowledgesIncomingMessages();
    void deliversQos2OnceUntilReleased();

private:
    void connectClient();

    QString closeReason() const { return m_client->property("connio_closeReason").toString(); }

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void TestQMqttClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<FakeBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(u"dev1"_s);
    m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
}

void TestQMqttClient::cleanup()
{
    QCOMPARE(m_broker->violations(), QStringList());
    m_client.reset();
    QCOMPARE(m_broker->violations(), QStringList());
    m_broker.reset();
}

void TestQMqttClient::connectClient()
{
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

// proves MQTT-3.1.0-1 MQTT-3.1.0-2 MQTT-3.14.1-1 MQTT-3.14.4-1 QTBUG-68614
void TestQMqttClient::connectsOverAnOpenDevice()
{
    const QSignalSpy states(m_client.get(), &QMqttClient::stateChanged);
    const QSignalSpy connected(m_client.get(), &QMqttClient::connected);
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Connecting);
    QCOMPARE(m_broker->count(ClientPacket::Connect), 1); // at once
    QTRY_COMPARE(connected.count(), 1);
    QCOMPARE(states.count(), 2);
    m_client->disconnectFromHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_broker->count(ClientPacket::Disconnect), 1);
    QVERIFY(!m_broker->isOpen());
    QCOMPARE(m_client->error(), QMqttClient::NoError);
}

// proves MQTT-3.1.2-19 MQTT-3.1.2-21 MQTT-3.1.3-1 MQTT-3.1.3-3 MQTT-3.1.3-10 MQTT-3.1.3-11
void TestQMqttClient::sendsAllFieldsOfConnect()
{
    m_client->setUsername(u"_key_1"_s);
    m_client->setPassword(u"sécret"_s);
    m_client->setWillTopic(u"a/will"_s);
    m_client->setWillMessage("gone"_ba);
    m_client->setWillQoS(2);
    m_client->setWillRetain(true);
    m_client->setKeepAlive(25);
    m_client->setCleanSession(false);
    connectClient();
    const ClientPacket sent = m_broker->received().first();
    QCOMPARE(sent.clientId, "dev1"_ba);
    QCOMPARE(sent.username.value(), "_key_1"_ba);
    QCOMPARE(sent.password.value(), u"sécret"_s.toUtf8());
    QCOMPARE(sent.willTopic.value(), "a/will"_ba);
    QCOMPARE(sent.willMessage, "gone"_ba);
    QCOMPARE(sent.willQos, 2);
    QVERIFY(sent.willRetain);
    QCOMPARE(sent.keepAlive, 25);
    QVERIFY(!sent.cleanSession);
}

// proves QTBUG-76783
void TestQMqttClient::sendsAnEmptyWill()
{
    m_client->setWillTopic(u"a/will"_s);
    connectClient();
    const ClientPacket sent = m_broker->received().first();
    QCOMPARE(sent.willTopic.value(), "a/will"_ba);
    QCOMPARE(sent.willMessage, QByteArray());
}

void TestQMqttClient::publishesAtEachQos_data()
{
    QTest::addColumn<quint8>("qos");
    QTest::addColumn<int>("statusCount");
    QTest::newRow("at most once") << quint8 { 0 } << 0;
    QTest::newRow("at least once") << quint8 { 1 } << 1;
    QTest::newRow("exactly once") << quint8 { 2 } << 2;
}

// proves MQTT-2.3.1-5 MQTT-4.3.1-1 MQTT-4.3.2-1 MQTT-4.3.3-1 outgoing-status
void TestQMqttClient::publishesAtEachQos()
{
    QFETCH(const quint8, qos);
    QFETCH(const int, statusCount);
    connectClient();
    const QSignalSpy sent(m_client.get(), &QMqttClient::messageSent);
    const QSignalSpy status(m_client.get(), &QMqttClient::messageStatusChanged);
    const qint32 id = m_client->publish(u"a/b"_s, "23.45"_ba, qos, true);
    QCOMPARE(id, qos == 0 ? 0 : 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    const ClientPacket packet = m_broker->received(ClientPacket::Publish).first();
    QCOMPARE(packet.topic, "a/b"_ba);
    QCOMPARE(packet.payload, "23.45"_ba);
    QCOMPARE(packet.qos, qos);
    QVERIFY(packet.retain);
    QVERIFY(!packet.duplicate);
    QTRY_COMPARE(status.count(), statusCount);
    QTRY_COMPARE(sent.count(), qos == 0 ? 0 : 1);
    QCOMPARE(m_broker->count(ClientPacket::PubRel), qos == 2 ? 1 : 0);
}

// proves own-packet-ids MQTT-2.3.1-1
void TestQMqttClient::numbersMessagesFromOne()
{
    connectClient();
    QMqttClient other;
    FakeBroker otherBroker;
    other.setTransport(&otherBroker, QMqttClient::IODevice);
    other.connectToHost();
    QTRY_COMPARE(other.state(), QMqttClient::Connected);
    for (qint32 i = 1; i <= 3; ++i) {
        QCOMPARE(m_client->publish(u"a"_s, {}, 1), i);
        QCOMPARE(other.publish(u"a"_s, {}, 2), i);
    }
}

// proves MQTT-3.8.1-1 MQTT-3.8.3-3 MQTT-3.10.1-1 MQTT-3.10.3-2
void TestQMqttClient::subscribesAndDelivers()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a/+"_s, 1);
    QVERIFY(subscription != nullptr);
    QCOMPARE(subscription->state(), QMqttSubscription::SubscriptionPending);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(subscription->qos(), 1);
    QCOMPARE(m_client->subscribe(u"a/+"_s, 1), subscription);

    QList<QMqttMessage> messages;
    connect(subscription, &QMqttSubscription::messageReceived, this,
        [&messages](const QMqttMessage &message) { messages.append(message); });
    const QSignalSpy all(m_client.get(), &QMqttClient::messageReceived);
    m_broker->publish("a/b", "1");
    m_broker->publish("x/b", "2");
    QTRY_COMPARE(all.count(), 2);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().payload(), "1"_ba);
    QCOMPARE(messages.first().topic(), QMqttTopicName(u"a/b"_s));
    QCOMPARE(m_broker->count(ClientPacket::Subscribe), 1);

    subscription->unsubscribe();
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(m_broker->received(ClientPacket::Unsubscribe).first().topic, "a/+"_ba);
    m_broker->publish("a/b", "3");
    QTRY_COMPARE(all.count(), 3);
    QCOMPARE(messages.size(), 1);
}

// proves MQTT-3.3.4-1 MQTT-4.5.0-2
void TestQMqttClient::acknowledgesIncomingMessages()
{
    connectClient();
    m_broker->publish("a", "0", 0);
    m_broker->publish("a", "1", 1, 77);
    m_broker->publish("a", "2", 2, 78);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubComp), 1);
    QCOMPARE(m_broker->ids(ClientPacket::PubAck), QList<quint16> { 77 });
    QCOMPARE(m_broker->ids(ClientPacket::PubRec), QList<quint16> { 78 });
    QCOMPARE(m_broker->ids(ClientPacket::PubComp), QList<quint16> { 78 });
}

// proves MQTT-4.1.0-2 MQTT-4.3.3-2 P8 qos2-duplicate
void TestQMqttClient::deliversQos2OnceUntilReleased()
{
    connectClient();
    m_broker->script.sendsPubRel = false;
    const QSignalSpy all(m_client.get(), &QMqttClient::messageReceived);
    m_broker->publish("a", "x", 2, 5);
    m_broker->publish("a", "x", 2, 5, true);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubRec), 2);
    QCOMPARE(all.count(), 1);
    m_broker->sendAck(0x62, 5);
    m_broker->sendAck(0x62, 99); // unknown
    QTRY_COMPARE(m_broker->ids(ClientPacket::PubComp), (QList<quint16> { 5, 99 }));
    m_broker->publish("a", "y", 2, 5); // the id is free again
    QTRY_COMPARE(all.count(), 2);
}

QTEST_GUILESS_MAIN(TestQMqttClient)

#include "tst_qmqttclient.moc"
