// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakebroker.h"

#include <QtMqtt/QMqttClient>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// What outlives a connection: unacknowledged messages, received ids and subscriptions.
class TestQMqttClientSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sendsUnacknowledgedMessagesAgainInOrder();
    void sendsTheReleaseAgainButNeverThePublish();
    void dropsUnacknowledgedMessagesWhenTheSessionIsLost();
    void cleanSessionStartsFromNothing();
    void cleanSessionIsNeverResumed();
    void anotherClientIdIsAnotherSession();
    void subscriptionsOfAnotherSessionAreAskedForAgain_data();
    void subscriptionsOfAnotherSessionAreAskedForAgain();
    void remembersReceivedIdsOverReconnects();
    void answersRepeatedAndUnknownPubRec();
    void restoredSubscriptionsDeliverWithoutBeingAskedFor();
    void lostSubscriptionsAreAskedForAgain();
    void unansweredSubscribeIsAskedForAgain();
    void unsubscribeWhileOfflineIsMadeUpFor();
    void refusedSubscriptionFailsAlone();
    void grantedQosMayBeLower();
    void subscribingAgainWithAnotherQosAsksAgain();
    void subscribesInsideAHandler();
    void deletedSubscriptionEnds();
    void unsubscribesFiltersItNeverSubscribed();
    void disconnectingUnsubscribesNothing();
    void reportsARestoredSessionBeforeConnected();

private:
    void connectClient();
    void loseLink();
    void reconnect(bool isSessionPresent);

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void TestQMqttClientSession::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<FakeBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(u"dev1"_s);
    m_client->setCleanSession(false);
    m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
}

void TestQMqttClientSession::cleanup()
{
    QCOMPARE(m_broker->violations(), QStringList());
    m_client.reset();
    m_broker.reset();
}

void TestQMqttClientSession::connectClient()
{
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void TestQMqttClientSession::loseLink()
{
    m_broker->cut();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
}

void TestQMqttClientSession::reconnect(bool isSessionPresent)
{
    loseLink();
    m_broker->reopen();
    m_broker->clearReceived();
    m_broker->script.sessionPresent = isSessionPresent;
    connectClient();
}

// proves P6 MQTT-4.4.0-1 MQTT-4.6.0-1 MQTT-3.3.1-1 MQTT-2.3.1-3 MQTT-3.1.2-4 resend
void TestQMqttClientSession::sendsUnacknowledgedMessagesAgainInOrder()
{
    m_broker->script.sendsPubAck = false;
    m_broker->script.sendsPubRec = false;
    connectClient();
    QCOMPARE(m_client->publish(u"a"_s, "1"_ba, 1, true), 1);
    QCOMPARE(m_client->publish(u"é"_s, "2"_ba, 2), 2);
    QCOMPARE(m_client->publish(u"c"_s, "0"_ba, 0), 0);
    QCOMPARE(m_client->publish(u"d"_s, "3"_ba, 1), 3);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 4);
    // A new message of the application comes after the old ones.
    connect(m_client.get(), &QMqttClient::connected, this,
        [this] { m_client->publish(u"e"_s, "4"_ba, 1); });
    reconnect(true);
    QTRY_COMPARE(m_broker->ids(ClientPacket::Publish), (QList<quint16> { 1, 2, 3, 4 }));
    const auto sent = m_broker->received(ClientPacket::Publish);
    QVERIFY(sent[0].duplicate && sent[1].duplicate && sent[2].duplicate && !sent[3].duplicate);
    QCOMPARE(sent[0].payload, "1"_ba);
    QVERIFY(sent[0].retain && !sent[1].retain);
    QCOMPARE(sent[1].topic, u"é"_s.toUtf8());
    QCOMPARE(sent[1].qos, 2);

    const QSignalSpy done(m_client.get(), &QMqttClient::messageSent);
    m_broker->sendAck(0x40, 1);
    m_broker->sendAck(0x40, 3);
    QTRY_COMPARE(done.count(), 2);
}

// proves P7 MQTT-4.4.0-1 MQTT-4.3.3-1 resend
void TestQMqttClientSession::sendsTheReleaseAgainButNeverThePublish()
{
    m_broker->script.sendsPubComp = false;
    connectClient();
    m_client->publish(u"a"_s, "1"_ba, 2);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubRel), 1);
    m_broker->script.sendsPubComp = true;
    const QSignalSpy done(m_client.get(), &QMqttClient::messageSent);
    reconnect(true);
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(m_broker->ids(ClientPacket::PubRel), QList<quint16> { 1 });
    QCOMPARE(m_broker->count(ClientPacket::Publish), 0);
    reconnect(true);
    m_client->publish(u"a"_s, "2"_ba, 0);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    QCOMPARE(m_broker->count(ClientPacket::PubRel), 0);
}

// proves MQTT-3.2.2-3 free-ids
void TestQMqttClientSession::dropsUnacknowledgedMessagesWhenTheSessionIsLost()
{
    m_broker->script.sendsPubAck = false;
    connectClient();
    m_client->publish(u"a"_s, "1"_ba, 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    reconnect(false);
    QCOMPARE(m_client->publish(u"a"_s, "2"_ba, 1), 2);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    QCOMPARE(m_broker->received(ClientPacket::Publish).first().payload, "2"_ba);
}

// proves MQTT-3.1.2-6 free-ids
void TestQMqttClientSession::cleanSessionStartsFromNothing()
{
    m_broker->script.sendsPubAck = false;
    connectClient();
    m_client->publish(u"a"_s, "1"_ba, 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    loseLink();
    m_client->setCleanSession(true);
    m_broker->reopen();
    connectClient();
    loseLink();
    m_client->setCleanSession(false);
    m_broker->script.sessionPresent = true;
    m_broker->reopen();
    connectClient();
    m_client->publish(u"a"_s, "2"_ba, 0);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 2);
}

void TestQMqttClientSession::anotherClientIdIsAnotherSession()
{
    m_broker->script.sendsPubAck = false;
    connectClient();
    m_client->publish(u"a"_s, "1"_ba, 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    loseLink();
    m_client->setClientId(u"dev2"_s);
    m_broker->script.sessionPresent = true;
    m_broker->reopen();
    connectClient();
    m_client->publish(u"a"_s, "2"_ba, 0);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 2);
}

// proves MQTT-3.1.2-6 free-ids
void TestQMqttClientSession::cleanSessionIsNeverResumed()
{
    m_client->setCleanSession(true);
    m_broker->script.sendsPubAck = m_broker->script.sendsPubRel = false;
    connectClient();
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    m_client->publish(u"a"_s, "1"_ba, 1);
    m_broker->publish("b", "1", 2, 7);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubRec), 1);
    loseLink();
    m_client->setCleanSession(false);
    m_broker->script.sessionPresent = true; // some other session
    m_broker->reopen();
    connectClient();
    m_broker->publish("b", "2", 2, 7); // new: the id belonged to the clean session
    m_client->publish(u"a"_s, "2"_ba, 0);
    QTRY_COMPARE(messages.count(), 2);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 2);
    QCOMPARE(m_broker->received(ClientPacket::Publish).last().payload, "2"_ba);
}

void TestQMqttClientSession::subscriptionsOfAnotherSessionAreAskedForAgain_data()
{
    QTest::addColumn<bool>("wasClean");
    QTest::addColumn<QString>("clientId");
    QTest::newRow("the session before was clean") << true << u"dev1"_s;
    QTest::newRow("another client id") << false << u"dev2"_s;
}

// proves MQTT-3.1.2-6
void TestQMqttClientSession::subscriptionsOfAnotherSessionAreAskedForAgain()
{
    QFETCH(const bool, wasClean);
    QFETCH(const QString, clientId);
    m_client->setCleanSession(wasClean);
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    loseLink();
    m_client->setCleanSession(false);
    m_client->setClientId(clientId);
    m_broker->script.sessionPresent = true;
    m_broker->reopen();
    connectClient();
    QTRY_COMPARE(m_broker->count(ClientPacket::Subscribe), 2);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
}

// proves MQTT-4.1.0-1 MQTT-4.3.3-2
void TestQMqttClientSession::remembersReceivedIdsOverReconnects()
{
    m_broker->script.sendsPubRel = false;
    connectClient();
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    m_broker->publish("a", "x", 2, 7);
    QTRY_COMPARE(messages.count(), 1);
    reconnect(true);
    m_broker->publish("a", "x", 2, 7, true);
    QTRY_COMPARE(m_broker->ids(ClientPacket::PubRec), QList<quint16> { 7 });
    QCOMPARE(messages.count(), 1);
    reconnect(false); // a new session: the same id is a new message
    m_broker->publish("a", "y", 2, 7);
    QTRY_COMPARE(messages.count(), 2);
}

// proves stray-pubrec
void TestQMqttClientSession::answersRepeatedAndUnknownPubRec()
{
    m_broker->script.sendsPubComp = false;
    connectClient();
    m_client->publish(u"a"_s, "1"_ba, 2);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubRel), 1);
    m_broker->sendAck(0x50, 1);
    m_broker->sendAck(0x50, 4711);
    QTRY_COMPARE(m_broker->ids(ClientPacket::PubRel), (QList<quint16> { 1, 1, 4711 }));
    QCOMPARE(m_client->state(), QMqttClient::Connected);
}

// proves P10 silent-subscriptions MQTT-3.1.2-4 QTBUG-64042
void TestQMqttClientSession::restoredSubscriptionsDeliverWithoutBeingAskedFor()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a/#"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    const QSignalSpy messages(subscription, &QMqttSubscription::messageReceived);
    m_broker->publish("a/1", "1");
    QTRY_COMPARE(messages.count(), 1);
    loseLink();
    QCOMPARE(subscription->state(), QMqttSubscription::SubscriptionPending);
    m_broker->reopen();
    m_broker->script.sessionPresent = true;
    connectClient();
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);
    m_broker->publish("a/2", "2");
    QTRY_COMPARE(messages.count(), 2);
    QCOMPARE(m_broker->count(ClientPacket::Subscribe), 1);
}

// proves P10 silent-subscriptions QTBUG-64042
void TestQMqttClientSession::lostSubscriptionsAreAskedForAgain()
{
    connectClient();
    QMqttSubscription *const first = m_client->subscribe(u"a/#"_s, 1);
    QMqttSubscription *const second = m_client->subscribe(u"b"_s, 2);
    QMqttSubscription *const ended = m_client->subscribe(u"c"_s, 0);
    QTRY_COMPARE(ended->state(), QMqttSubscription::Subscribed);
    ended->unsubscribe();
    QTRY_COMPARE(ended->state(), QMqttSubscription::Unsubscribed);
    // What the application asks for in its handler is not asked for twice.
    connect(
        m_client.get(), &QMqttClient::connected, this, [this] { m_client->subscribe(u"b"_s, 2); });
    reconnect(false);
    QTRY_COMPARE(first->state(), QMqttSubscription::Subscribed);
    QTRY_COMPARE(second->state(), QMqttSubscription::Subscribed);
    QCOMPARE(m_broker->count(ClientPacket::Subscribe), 2);
    const QSignalSpy messages(second, &QMqttSubscription::messageReceived);
    m_broker->publish("b", "1");
    QTRY_COMPARE(messages.count(), 1);
}

void TestQMqttClientSession::unansweredSubscribeIsAskedForAgain()
{
    m_broker->script.answersSubscribe = false;
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s, 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Subscribe), 1);
    m_broker->script.answersSubscribe = true;
    reconnect(true);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(m_broker->count(ClientPacket::Subscribe), 1);
}

void TestQMqttClientSession::unsubscribeWhileOfflineIsMadeUpFor()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    loseLink();
    subscription->unsubscribe();
    QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
    m_broker->reopen();
    m_broker->script.sessionPresent = true;
    connectClient();
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(m_broker->count(ClientPacket::Unsubscribe), 1);
}

// proves P5 MQTT-3.9.3-2
void TestQMqttClientSession::refusedSubscriptionFailsAlone()
{
    m_broker->script.subAckCodes.insert("secret", 0x80);
    connectClient();
    QMqttSubscription *const good = m_client->subscribe(u"a"_s, 0);
    QMqttSubscription *const bad = m_client->subscribe(u"secret"_s, 0);
    QTRY_COMPARE(bad->state(), QMqttSubscription::Error);
    QCOMPARE(bad->reasonCode(), QMqtt::ReasonCode::UnspecifiedError);
    QVERIFY(!bad->reason().isEmpty());
    QCOMPARE(good->state(), QMqttSubscription::Subscribed);
    QCOMPARE(m_client->state(), QMqttClient::Connected);
    m_broker->script.subAckCodes.clear();
    QCOMPARE(m_client->subscribe(u"secret"_s, 0), bad); // tries again
    QTRY_COMPARE(bad->state(), QMqttSubscription::Subscribed);
}

void TestQMqttClientSession::grantedQosMayBeLower()
{
    m_broker->script.subAckCodes.insert("a", 0);
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s, 2);
    const QSignalSpy changes(subscription, &QMqttSubscription::qosChanged);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(subscription->qos(), 0);
    QCOMPARE(changes.count(), 1);
}

void TestQMqttClientSession::subscribingAgainWithAnotherQosAsksAgain()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s, 0);
    QCOMPARE(m_client->subscribe(u"a"_s, 2), subscription); // before the first answer
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QTRY_COMPARE(subscription->qos(), 2);
    QCOMPARE(m_broker->count(ClientPacket::Subscribe), 2);
}

// proves QTBUG-106203
void TestQMqttClientSession::subscribesInsideAHandler()
{
    connectClient();
    QMqttSubscription *const outer = m_client->subscribe(u"a"_s);
    QMqttSubscription *inner = nullptr;
    connect(outer, &QMqttSubscription::messageReceived, this,
        [&] { inner = m_client->subscribe(u"b"_s); });
    QTRY_COMPARE(outer->state(), QMqttSubscription::Subscribed);
    m_broker->publish("a", "1");
    QTRY_VERIFY(inner != nullptr);
    QTRY_COMPARE(inner->state(), QMqttSubscription::Subscribed);
    const QSignalSpy messages(inner, &QMqttSubscription::messageReceived);
    m_broker->publish("b", "2");
    QTRY_COMPARE(messages.count(), 1);
}

void TestQMqttClientSession::deletedSubscriptionEnds()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s);
    connect(subscription, &QMqttSubscription::messageReceived, this,
        [subscription] { delete subscription; });
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    m_broker->publish("a", "1");
    m_broker->publish("a", "2");
    QTRY_COMPARE(messages.count(), 2);
    QTRY_COMPARE(m_broker->count(ClientPacket::Unsubscribe), 1);
    QVERIFY(m_client->subscribe(u"a"_s) != nullptr);
    QTRY_COMPARE(m_broker->count(ClientPacket::Subscribe), 2);
}

void TestQMqttClientSession::unsubscribesFiltersItNeverSubscribed()
{
    connectClient();
    m_client->unsubscribe(u"left/over"_s);
    QTRY_COMPARE(m_broker->count(ClientPacket::Unsubscribe), 1);
    QCOMPARE(m_broker->received(ClientPacket::Unsubscribe).first().topic, "left/over"_ba);
}

// proves QTBUG-63318
void TestQMqttClientSession::disconnectingUnsubscribesNothing()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    m_client->disconnectFromHost();
    QCOMPARE(m_broker->count(ClientPacket::Unsubscribe), 0);
    QCOMPARE(m_broker->count(ClientPacket::Disconnect), 1);
}

void TestQMqttClientSession::reportsARestoredSessionBeforeConnected()
{
    QStringList events;
    connect(m_client.get(), &QMqttClient::stateChanged, this,
        [&](QMqttClient::ClientState state) { events << u"state %1"_s.arg(state); });
    connect(m_client.get(), &QMqttClient::brokerSessionRestored, this,
        [&] { events << u"restored"_s; });
    connect(m_client.get(), &QMqttClient::connected, this, [&] { events << u"connected"_s; });
    m_broker->script.sessionPresent = true;
    connectClient();
    QCOMPARE(events, (QStringList { u"state 1"_s, u"state 2"_s, u"restored"_s, u"connected"_s }));
}

QTEST_GUILESS_MAIN(TestQMqttClientSession)

#include "tst_qmqttclientsession.moc"
