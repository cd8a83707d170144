// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/clientfixture.h"

#include <functional>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// Refusals, broken packets, and what the client itself refuses.
class TestQMqttClientErrors : public sim::test::ClientFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

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
    void settingsAreFixedWhileConnected();
    void clearsTheReasonOnTheNextAttempt();
};

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
