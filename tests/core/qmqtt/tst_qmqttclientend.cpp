// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/clientfixture.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// Ends that the program asks for, also from inside of handlers.
class TestQMqttClientEnd : public sim::test::ClientFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void disconnectingNeverWaits();
    void deletingNeverWaits();
    void nothingFollowsDisconnect();
    void cancelsWhileConnecting();
    void reconnectsFromInsideTheErrorHandler();
    void survivesDeletionInEachHandler_data();
    void survivesDeletionInEachHandler();
    void survivesDisconnectingInsideTheMessageHandler();
    void lostSubscriptionPointersAreHarmless();
};

// proves blocking-disconnect
void TestQMqttClientEnd::disconnectingNeverWaits()
{
    connectClient();
    m_broker->script.reads = false;
    m_client->publish(u"a"_s, QByteArray(100'000, 'x'));
    QElapsedTimer timer;
    timer.start();
    m_client->disconnectFromHost();
    QVERIFY(timer.elapsed() < 100);
    QCOMPARE(m_client->state(), QMqttClient::Connected); // still writing
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QVERIFY(timer.elapsed() < 3000);
    QVERIFY(timer.elapsed() > 1900);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    QVERIFY(!m_broker->isOpen());
}

// proves blocking-disconnect
void TestQMqttClientEnd::deletingNeverWaits()
{
    connectClient();
    m_broker->script.reads = false;
    m_client->publish(u"a"_s, QByteArray(100'000, 'x'));
    QElapsedTimer timer;
    timer.start();
    m_client.reset();
    QVERIFY(timer.elapsed() < 100);
}

// proves MQTT-3.14.4-2
void TestQMqttClientEnd::nothingFollowsDisconnect()
{
    connectClient();
    m_broker->script.acceptsPerWrite = 7; // the packets leave piece by piece
    m_client->publish(u"a"_s, QByteArray(1000, 'x'));
    m_client->disconnectFromHost();
    m_broker->publish("a", "1", 1, 5);
    QCOMPARE(m_client->publish(u"a"_s), -1);
    QVERIFY(m_client->subscribe(u"a"_s) == nullptr);
    QVERIFY(!m_client->requestPing());
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_broker->count(ClientPacket::Publish), 1);
    QCOMPARE(m_broker->received().last().type, ClientPacket::Disconnect);
    QCOMPARE(m_broker->count(ClientPacket::PubAck), 0);
}

// proves QTBUG-66412
void TestQMqttClientEnd::cancelsWhileConnecting()
{
    m_broker->script.answersConnect = false;
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Connecting);
    m_client->disconnectFromHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    m_broker->script.answersConnect = true;
    m_broker->reopen();
    connectClient();
}

// proves QTBUG-71795 QTBUG-65726
void TestQMqttClientEnd::reconnectsFromInsideTheErrorHandler()
{
    connectClient();
    connect(
        m_client.get(), &QMqttClient::errorChanged, this, [this](QMqttClient::ClientError error) {
            if (error != QMqttClient::TransportInvalid)
                return;
            m_broker->reopen();
            m_client->connectToHost();
        });
    m_broker->cut();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    QCOMPARE(m_broker->count(ClientPacket::Connect), 2);
}

void TestQMqttClientEnd::survivesDeletionInEachHandler_data()
{
    QTest::addColumn<QString>("signal");
    for (const auto *name : { "stateChanged 1", "stateChanged 2", "stateChanged 0", "connected",
             "brokerSessionRestored", "messageReceived", "messageStatusChanged", "messageSent",
             "pingResponseReceived", "errorChanged", "disconnected", "subscription message",
             "subscription state", "subscription qos" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

// proves QTBUG-111846
void TestQMqttClientEnd::survivesDeletionInEachHandler()
{
    QFETCH(const QString, signal);
    bool isDeleted = false;
    bool isComplete = false;
    const auto end = [&](const QString &name) {
        if (name != signal || isDeleted)
            return;
        isDeleted = true;
        delete m_client.release(); // as an application would, from inside
    };
    QMqttClient &c = *m_client;
    connect(&c, &QMqttClient::stateChanged, this, [&](int s) { end(u"stateChanged %1"_s.arg(s)); });
    connect(&c, &QMqttClient::connected, this, [&] { end(u"connected"_s); });
    connect(
        &c, &QMqttClient::brokerSessionRestored, this, [&] { end(u"brokerSessionRestored"_s); });
    connect(&c, &QMqttClient::messageReceived, this, [&] { end(u"messageReceived"_s); });
    connect(&c, &QMqttClient::messageStatusChanged, this, [&] { end(u"messageStatusChanged"_s); });
    connect(&c, &QMqttClient::messageSent, this, [&] {
        isComplete = true;
        end(u"messageSent"_s);
    });
    connect(&c, &QMqttClient::pingResponseReceived, this, [&] { end(u"pingResponseReceived"_s); });
    connect(&c, &QMqttClient::errorChanged, this, [&] { end(u"errorChanged"_s); });
    connect(&c, &QMqttClient::disconnected, this, [&] { end(u"disconnected"_s); });
    c.setCleanSession(false);
    m_broker->script.sessionPresent = true;
    m_broker->script.subAckCodes.insert("a", 0);
    c.connectToHost();
    QTRY_VERIFY(isDeleted || c.state() == QMqttClient::Connected);
    if (isDeleted)
        return;
    QMqttSubscription *const subscription = c.subscribe(u"a"_s, 1);
    connect(subscription, &QMqttSubscription::messageReceived, this,
        [&] { end(u"subscription message"_s); });
    connect(subscription, &QMqttSubscription::stateChanged, this,
        [&] { end(u"subscription state"_s); });
    connect(
        subscription, &QMqttSubscription::qosChanged, this, [&] { end(u"subscription qos"_s); });
    c.publish(u"b"_s, "1"_ba, 2);
    c.requestPing();
    m_broker->sendRaw(
        FakeBroker::publishPacket("a", "1", 2, 9) + FakeBroker::publishPacket("a", "2", 1, 10));
    const QPointer<QMqttClient> guard(&c);
    QTRY_VERIFY(isDeleted || m_broker->count(ClientPacket::PubComp) == 1);
    QTRY_VERIFY(isDeleted || isComplete);
    m_broker->cut();
    QTRY_VERIFY(isDeleted);
    QVERIFY(guard.isNull());
}

void TestQMqttClientEnd::survivesDisconnectingInsideTheMessageHandler()
{
    connectClient();
    int count = 0;
    connect(m_client.get(), &QMqttClient::messageReceived, this, [&] {
        ++count;
        m_client->disconnectFromHost();
    });
    m_broker->sendRaw(
        FakeBroker::publishPacket("a", "1", 1, 1) + FakeBroker::publishPacket("a", "2", 1, 2));
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(count, 1);
    QCOMPARE(m_broker->received().last().type, ClientPacket::Disconnect);
}

void TestQMqttClientEnd::lostSubscriptionPointersAreHarmless()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s);
    subscription->setParent(nullptr); // outlives its client
    const std::unique_ptr<QMqttSubscription> owner(subscription);
    m_client.reset();
    subscription->unsubscribe();
    QCOMPARE(subscription->topic(), QMqttTopicFilter(u"a"_s));
}

QTEST_GUILESS_MAIN(TestQMqttClientEnd)

#include "tst_qmqttclientend.moc"
