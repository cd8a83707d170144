// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakebroker.h"

#include <QtMqtt/QMqttClient>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// Refusals, broken packets, silence, slow brokers, and handlers that delete what calls them.
class TestQMqttClientErrors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void namesEachRefusal_data();
    void namesEachRefusal();
    void closesOnWhatABrokerMustNotSend_data();
    void closesOnWhatABrokerMustNotSend();
    void closesWhenAnotherPacketPrecedesConnAck_data();
    void closesWhenAnotherPacketPrecedesConnAck();
    void closesOnLargePacketsByTheirHeader();
    void acceptsPacketsUpToASettableLimit();
    void refusesUnsoundSettingsLocally_data();
    void refusesUnsoundSettingsLocally();
    void publishesNothingInvalid_data();
    void publishesNothingInvalid();
    void sendsNothingWhileNotConnected();
    void givesUpWaitingForConnAck();
    void keepAliveGapsStayWithinTheInterval();
    void keepAliveHoldsBeforeConnAck();
    void idleLinksPingInTimeOrNever();
    void missingPingResponseEndsTheConnection();
    void keepAliveZeroSendsNoPings();
    void pingsOnRequest();
    void ignoresAPingResponseNobodyAskedFor();
    void settingsAreFixedWhileConnected();
    void disconnectingNeverWaits();
    void deletingNeverWaits();
    void nothingFollowsDisconnect();
    void cancelsWhileConnecting();
    void reconnectsFromInsideTheErrorHandler();
    void survivesDeletionInEachHandler_data();
    void survivesDeletionInEachHandler();
    void survivesDisconnectingInsideTheMessageHandler();
    void lostSubscriptionPointersAreHarmless();
    void clearsTheReasonOnTheNextAttempt();

private:
    void connectClient();

    QString closeReason() const { return m_client->property("connio_closeReason").toString(); }

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void TestQMqttClientErrors::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<FakeBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(u"dev1"_s);
    m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
}

void TestQMqttClientErrors::cleanup()
{
    QCOMPARE(m_broker->violations(), QStringList());
    m_client.reset();
    m_broker.reset();
}

void TestQMqttClientErrors::connectClient()
{
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void TestQMqttClientErrors::namesEachRefusal_data()
{
    QTest::addColumn<quint8>("code");
    QTest::addColumn<QMqttClient::ClientError>("error");
    QTest::newRow("version") << quint8 { 1 } << QMqttClient::InvalidProtocolVersion;
    QTest::newRow("id") << quint8 { 2 } << QMqttClient::IdRejected;
    QTest::newRow("server") << quint8 { 3 } << QMqttClient::ServerUnavailable;
    QTest::newRow("login") << quint8 { 4 } << QMqttClient::BadUsernameOrPassword;
    QTest::newRow("rights") << quint8 { 5 } << QMqttClient::NotAuthorized;
}

// proves P4
void TestQMqttClientErrors::namesEachRefusal()
{
    QFETCH(const quint8, code);
    QFETCH(const QMqttClient::ClientError, error);
    m_broker->script.connAckCode = code;
    QStringList events;
    connect(m_client.get(), &QMqttClient::errorChanged, this,
        [&](QMqttClient::ClientError e) { events << u"error %1 "_s.arg(e) + closeReason(); });
    connect(m_client.get(), &QMqttClient::disconnected, this, [&] { events << u"disconnected"_s; });
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), error);
    QCOMPARE(events.size(), 2);
    QVERIFY(events[0].contains(u"(CONNACK %1)"_s.arg(code))); // the reason is there with the error
    QVERIFY(!m_broker->isOpen());
}

void TestQMqttClientErrors::closesOnWhatABrokerMustNotSend_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *hex, const QString &reason) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << reason;
    };
    row("second connack", "20020000", u"[MQTT-3.2.0-1] CONNACK"_s);
    row("QoS 3", "360700016100013131", u"[MQTT-3.3.1-4] PUBLISH"_s);
    row("wildcard", "3003000123", u"[MQTT-3.3.2-2] PUBLISH"_s);
    row("nul", "3003000100", u"[MQTT-1.5.3-2] PUBLISH"_s);
    row("surrogate", "30050003eda080", u"[MQTT-1.5.3-1] PUBLISH"_s);
    row("id 0", "32050001610000", u"[MQTT-2.3.1-1] PUBLISH"_s);
    row("pingresp with flags", "d100", u"[MQTT-2.2.2-2] PINGRESP"_s);
    row("connect", "100c00044d515454040200000000", u"[MQTT-4.8.0-1] CONNECT"_s);
    row("disconnect", "e000", u"[MQTT-4.8.0-1] DISCONNECT"_s);
    row("puback for QoS 2", "40020002", u"[MQTT-4.3.3-1] PUBACK"_s);
    row("pubrec for QoS 1", "50020001", u"[MQTT-4.3.2-1] PUBREC"_s);
    row("pubcomp before pubrec", "70020002", u"[MQTT-4.3.3-1] PUBCOMP"_s);
    row("suback with two codes", "900400030000", u"[MQTT-3.8.4-5] SUBACK"_s);
    row("suback, code 3", "9003000303", u"[MQTT-3.9.3-2] SUBACK"_s);
    row("unsuback for subscribe", "b0020003", u"[MQTT-2.3.1-7] UNSUBACK"_s);
}

// proves MQTT-4.8.0-1 unsound-input
void TestQMqttClientErrors::closesOnWhatABrokerMustNotSend()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, reason);
    m_broker->script.sendsPubAck = m_broker->script.sendsPubRec = false;
    m_broker->script.answersSubscribe = false;
    connectClient();
    QCOMPARE(m_client->publish(u"a"_s, "1"_ba, 1), 1);
    QCOMPARE(m_client->publish(u"a"_s, "2"_ba, 2), 2);
    QVERIFY(m_client->subscribe(u"a"_s) != nullptr); // packet id 3
    QTRY_COMPARE(m_broker->count(ClientPacket::Subscribe), 1);
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    QTest::ignoreMessage(QtWarningMsg,
        QRegularExpression(u"closing the connection: "_s + QRegularExpression::escape(reason)));
    m_broker->sendRaw(bytes + FakeBroker::publishPacket("a", "not any more"));
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::ProtocolViolation);
    QVERIFY2(closeReason().startsWith(reason), qPrintable(closeReason()));
    QVERIFY(!m_broker->isOpen());
    QCOMPARE(messages.count(), 0);
}

void TestQMqttClientErrors::closesWhenAnotherPacketPrecedesConnAck_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("publish") << FakeBroker::publishPacket("a", "1");
    QTest::newRow("pingresp") << QByteArray::fromHex("d000");
    QTest::newRow("suback") << QByteArray::fromHex("9003000100");
    QTest::newRow("puback") << QByteArray::fromHex("40020001");
}

// proves MQTT-3.2.0-1 P4 unsound-input
void TestQMqttClientErrors::closesWhenAnotherPacketPrecedesConnAck()
{
    QFETCH(const QByteArray, bytes);
    m_broker->script.answersConnect = false;
    m_client->connectToHost();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"MQTT-3.2.0-1"_s));
    m_broker->sendRaw(bytes);
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::ProtocolViolation);
}

// proves MQTT-4.8.0-2 inbound-limit
void TestQMqttClientErrors::closesOnLargePacketsByTheirHeader()
{
    connectClient();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"PUBLISH: packet too large"_s));
    m_broker->sendRaw(QByteArray::fromHex("30ffffff7f"));
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(closeReason(), u"PUBLISH: packet too large"_s);
}

// proves inbound-limit
void TestQMqttClientErrors::acceptsPacketsUpToASettableLimit()
{
    m_client->setProperty("connio_maximumPacketSize", 3 * 1024 * 1024);
    connectClient();
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    m_broker->publish("a", QByteArray(2 * 1024 * 1024, 'x'));
    QTRY_COMPARE(messages.count(), 1);
    QCOMPARE(messages.first().first().toByteArray().size(), 2 * 1024 * 1024);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"packet too large"_s));
    m_broker->publish("a", QByteArray(3 * 1024 * 1024, 'x'));
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
}

void TestQMqttClientErrors::refusesUnsoundSettingsLocally_data()
{
    using Change = std::function<void(QMqttClient &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QMqttClient::ClientError>("error");
    QTest::addColumn<QString>("reason");
    QTest::newRow("password alone") << Change([](QMqttClient &c) { c.setPassword(u"p"_s); })
                                    << QMqttClient::ProtocolViolation << u"[MQTT-3.1.2-22]"_s;
    QTest::newRow("no id, kept session") << Change([](QMqttClient &c) {
        c.setClientId({});
        c.setCleanSession(false);
    }) << QMqttClient::ProtocolViolation << u"[MQTT-3.1.3-7]"_s;
    QTest::newRow("wildcard in the will") << Change([](QMqttClient &c) { c.setWillTopic(u"#"_s); })
                                          << QMqttClient::ProtocolViolation << u"[MQTT-3.3.2-2]"_s;
    QTest::newRow("MQTT 5") << Change(
        [](QMqttClient &c) { c.setProtocolVersion(QMqttClient::MQTT_5_0); })
                            << QMqttClient::InvalidProtocolVersion << u"3.1.1"_s;
    QTest::newRow("no host") << Change(
        [](QMqttClient &c) { c.setTransport(nullptr, QMqttClient::IODevice); })
                             << QMqttClient::TransportInvalid << u"host"_s;
}

// proves password-alone MQTT-3.1.2-22 MQTT-3.1.3-7
void TestQMqttClientErrors::refusesUnsoundSettingsLocally()
{
    QFETCH(const std::function<void(QMqttClient &)>, change);
    QFETCH(const QMqttClient::ClientError, error);
    QFETCH(const QString, reason);
    change(*m_client);
    const QSignalSpy errors(m_client.get(), &QMqttClient::errorChanged);
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), error);
    QCOMPARE(errors.count(), 1);
    QVERIFY2(closeReason().contains(reason), qPrintable(closeReason()));
    QCOMPARE(m_broker->receivedBytes(), quint64 { 0 });
}

void TestQMqttClientErrors::publishesNothingInvalid_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<int>("qos");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("wildcard") << u"a/#"_s << 0;
    QTest::newRow("nul") << QString(QChar(0)) << 1;
    QTest::newRow("surrogate") << QString(QChar(0xD800)) << 1;
    QTest::newRow("120,000 bytes of euro signs") << QString(40'000, u'€') << 0;
    QTest::newRow("QoS 3") << u"a"_s << 3;
}

// proves topic-bytes MQTT-3.3.2-2 MQTT-4.7.3-3 offline-publish
void TestQMqttClientErrors::publishesNothingInvalid()
{
    QFETCH(const QString, topic);
    QFETCH(const int, qos);
    connectClient();
    QCOMPARE(m_client->publish(topic, "x"_ba, static_cast<quint8>(qos)), -1);
    QCOMPARE(m_client->publish(u"a"_s, "end"_ba, 1), 1); // no id was wasted
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    QCOMPARE(m_broker->received().last().payload, "end"_ba);
}

// proves offline-publish MQTT-3.8.3-4
void TestQMqttClientErrors::sendsNothingWhileNotConnected()
{
    const auto attempt = [this] {
        QCOMPARE(m_client->publish(u"a"_s, "1"_ba, 1), -1);
        QVERIFY(m_client->subscribe(u"a"_s) == nullptr);
        QVERIFY(!m_client->requestPing());
        m_client->unsubscribe(u"a"_s);
    };
    attempt();
    m_broker->script.answersConnect = false;
    m_client->connectToHost();
    attempt();
    m_broker->sendConnAck();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_broker->received().size(), 1);
    QVERIFY(m_client->subscribe(u"a#"_s) == nullptr);
    QVERIFY(m_client->subscribe(u"a"_s, 3) == nullptr);
}

// proves connack-timeout
void TestQMqttClientErrors::givesUpWaitingForConnAck()
{
    m_broker->script.answersConnect = false;
    m_client->setProperty("connio_connectTimeout", 50);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    QVERIFY(closeReason().contains(u"CONNACK"_s));
}

// proves MQTT-3.1.2-23
void TestQMqttClientErrors::keepAliveGapsStayWithinTheInterval()
{
    m_client->setKeepAlive(1);
    QElapsedTimer sinceLast;
    qint64 longest = 0;
    const QObject context; // ends the connection with the variables
    connect(m_broker.get(), &FakeBroker::packetReceived, &context, [&] {
        if (sinceLast.isValid())
            longest = std::max(longest, sinceLast.elapsed());
        sinceLast.start();
    });
    const QSignalSpy responses(m_client.get(), &QMqttClient::pingResponseReceived);
    connectClient();
    QTRY_COMPARE(m_broker->count(ClientPacket::PingReq), 3);
    QTRY_COMPARE(responses.count(), 3);
    QVERIFY2(longest <= 1000, qPrintable(u"%1 ms"_s.arg(longest)));
    QVERIFY2(longest >= 900, qPrintable(u"%1 ms"_s.arg(longest)));
}

// proves MQTT-3.1.2-23
void TestQMqttClientErrors::keepAliveHoldsBeforeConnAck()
{
    m_client->setKeepAlive(1);
    m_broker->script.answersConnect = m_broker->script.answersPing = false;
    QElapsedTimer sinceLast;
    qint64 longest = 0;
    const QObject context;
    connect(m_broker.get(), &FakeBroker::packetReceived, &context, [&] {
        longest = std::max(longest, sinceLast.isValid() ? sinceLast.elapsed() : 0);
        sinceLast.start();
    });
    m_client->connectToHost();
    QTRY_COMPARE(m_broker->count(ClientPacket::PingReq), 2);
    QVERIFY2(longest <= 1000, qPrintable(u"%1 ms"_s.arg(longest)));
    // A broker answers in order, so no PINGRESP was due yet.
    QCOMPARE(m_client->state(), QMqttClient::Connecting);
    const QSignalSpy responses(m_client.get(), &QMqttClient::pingResponseReceived);
    m_broker->sendConnAck();
    m_broker->sendRaw(QByteArray::fromHex("d000d000"));
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QTRY_COMPARE(responses.count(), 1);
}

/// CONNIO_IDLE_SECONDS sets how long: 60 is the long form.
// proves P11 MQTT-3.1.2-23 keep-alive-zero
void TestQMqttClientErrors::idleLinksPingInTimeOrNever()
{
    bool isSet = false;
    const int wanted = qEnvironmentVariableIntValue("CONNIO_IDLE_SECONDS", &isSet);
    const int seconds = isSet ? wanted : 5;
    FakeBroker silentBroker;
    QMqttClient silent;
    silent.setKeepAlive(0);
    silent.setTransport(&silentBroker, QMqttClient::IODevice);
    silent.connectToHost();
    m_client->setKeepAlive(2);
    QElapsedTimer sinceLast;
    qint64 longest = 0;
    const QObject context;
    connect(m_broker.get(), &FakeBroker::packetReceived, &context, [&] {
        longest = std::max(longest, sinceLast.isValid() ? sinceLast.elapsed() : 0);
        sinceLast.start();
    });
    connectClient();
    QTest::qWait(seconds * 1000); // silence is what is tested
    QVERIFY2(std::max(longest, sinceLast.elapsed()) <= 2000, qPrintable(QString::number(longest)));
    QVERIFY(m_broker->count(ClientPacket::PingReq) >= seconds / 2);
    QCOMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(silent.state(), QMqttClient::Connected);
    QCOMPARE(silentBroker.received().size(), 1); // CONNECT
}

// proves QTBUG-74279 late-loss
void TestQMqttClientErrors::missingPingResponseEndsTheConnection()
{
    m_client->setKeepAlive(1);
    m_broker->script.answersPing = false;
    connectClient();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY(closeReason().contains(u"PINGRESP"_s));
    QCOMPARE(m_broker->count(ClientPacket::Disconnect), 0); // so that the will is published
}

// proves keep-alive-zero
void TestQMqttClientErrors::keepAliveZeroSendsNoPings()
{
    m_client->setKeepAlive(0);
    connectClient();
    QVERIFY(!QTest::qWaitFor([this] { return m_broker->count(ClientPacket::PingReq) > 0; }, 300));
    QCOMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_broker->received().first().keepAlive, 0);
}

void TestQMqttClientErrors::pingsOnRequest()
{
    m_client->setAutoKeepAlive(false);
    connectClient();
    const QSignalSpy responses(m_client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(m_client->requestPing());
    QTRY_COMPARE(responses.count(), 1);
    QCOMPARE(m_broker->count(ClientPacket::PingReq), 1);
}

void TestQMqttClientErrors::ignoresAPingResponseNobodyAskedFor()
{
    connectClient();
    const QSignalSpy responses(m_client.get(), &QMqttClient::pingResponseReceived);
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    m_broker->sendRaw(QByteArray::fromHex("d000") + FakeBroker::publishPacket("a", "1"));
    QTRY_COMPARE(messages.count(), 1);
    QCOMPARE(responses.count(), 0);
}

// proves QTBUG-67176
void TestQMqttClientErrors::settingsAreFixedWhileConnected()
{
    connectClient();
    const QSignalSpy changes(m_client.get(), &QMqttClient::clientIdChanged);
    m_client->setClientId(u"other"_s);
    m_client->setKeepAlive(7);
    m_client->setTransport(nullptr, QMqttClient::IODevice);
    QCOMPARE(m_client->clientId(), u"dev1"_s);
    QCOMPARE(m_client->keepAlive(), 60);
    QCOMPARE(m_client->transport(), m_broker.get());
    QCOMPARE(changes.count(), 0);
    m_client->disconnectFromHost();
    m_client->setClientId(u"other"_s);
    QCOMPARE(m_client->clientId(), u"other"_s);
    QCOMPARE(changes.count(), 1);
}

// proves blocking-disconnect
void TestQMqttClientErrors::disconnectingNeverWaits()
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
void TestQMqttClientErrors::deletingNeverWaits()
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
void TestQMqttClientErrors::nothingFollowsDisconnect()
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
void TestQMqttClientErrors::cancelsWhileConnecting()
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
void TestQMqttClientErrors::reconnectsFromInsideTheErrorHandler()
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

void TestQMqttClientErrors::survivesDeletionInEachHandler_data()
{
    QTest::addColumn<QString>("signal");
    for (const auto *name : { "stateChanged 1", "stateChanged 2", "stateChanged 0", "connected",
             "brokerSessionRestored", "messageReceived", "messageStatusChanged", "messageSent",
             "pingResponseReceived", "errorChanged", "disconnected", "subscription message",
             "subscription state", "subscription qos" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

// proves QTBUG-111846
void TestQMqttClientErrors::survivesDeletionInEachHandler()
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

void TestQMqttClientErrors::survivesDisconnectingInsideTheMessageHandler()
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

void TestQMqttClientErrors::lostSubscriptionPointersAreHarmless()
{
    connectClient();
    QMqttSubscription *const subscription = m_client->subscribe(u"a"_s);
    subscription->setParent(nullptr); // outlives its client
    const std::unique_ptr<QMqttSubscription> owner(subscription);
    m_client.reset();
    subscription->unsubscribe();
    QCOMPARE(subscription->topic(), QMqttTopicFilter(u"a"_s));
}

void TestQMqttClientErrors::clearsTheReasonOnTheNextAttempt()
{
    m_broker->script.connAckCode = 5;
    m_client->connectToHost();
    QTRY_COMPARE(m_client->error(), QMqttClient::NotAuthorized);
    QVERIFY(!closeReason().isEmpty());
    m_broker->script.connAckCode = 0;
    m_broker->reopen();
    connectClient();
    QCOMPARE(closeReason(), QString());
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    m_client->disconnectFromHost();
    QCOMPARE(closeReason(), QString());
}

QTEST_GUILESS_MAIN(TestQMqttClientErrors)

#include "tst_qmqttclienterrors.moc"
