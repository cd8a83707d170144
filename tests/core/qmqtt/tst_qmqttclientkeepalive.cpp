// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/clientfixture.h"

#include <QtCore/QElapsedTimer>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// Silence: what fills it, and when it ends the connection.
class TestQMqttClientKeepAlive : public sim::test::ClientFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void givesUpWaitingForConnAck();
    void keepAliveGapsStayWithinTheInterval();
    void keepAliveHoldsBeforeConnAck();
    void idleLinksPingInTimeOrNever();
    void missingPingResponseEndsTheConnection();
    void keepAliveZeroSendsNoPings();
    void pingsOnRequest();
    void ignoresAPingResponseNobodyAskedFor();
};

// proves connack-timeout
void TestQMqttClientKeepAlive::givesUpWaitingForConnAck()
{
    m_broker->script.answersConnect = false;
    m_client->setProperty("connio_connectTimeout", 50);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    QVERIFY(closeReason().contains(u"CONNACK"_s));
}

// proves MQTT-3.1.2-23
void TestQMqttClientKeepAlive::keepAliveGapsStayWithinTheInterval()
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
void TestQMqttClientKeepAlive::keepAliveHoldsBeforeConnAck()
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
void TestQMqttClientKeepAlive::idleLinksPingInTimeOrNever()
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
void TestQMqttClientKeepAlive::missingPingResponseEndsTheConnection()
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
void TestQMqttClientKeepAlive::keepAliveZeroSendsNoPings()
{
    m_client->setKeepAlive(0);
    connectClient();
    QVERIFY(!QTest::qWaitFor([this] { return m_broker->count(ClientPacket::PingReq) > 0; }, 300));
    QCOMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_broker->received().first().keepAlive, 0);
}

void TestQMqttClientKeepAlive::pingsOnRequest()
{
    m_client->setAutoKeepAlive(false);
    connectClient();
    const QSignalSpy responses(m_client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(m_client->requestPing());
    QTRY_COMPARE(responses.count(), 1);
    QCOMPARE(m_broker->count(ClientPacket::PingReq), 1);
}

void TestQMqttClientKeepAlive::ignoresAPingResponseNobodyAskedFor()
{
    connectClient();
    const QSignalSpy responses(m_client.get(), &QMqttClient::pingResponseReceived);
    const QSignalSpy messages(m_client.get(), &QMqttClient::messageReceived);
    m_broker->sendRaw(QByteArray::fromHex("d000") + FakeBroker::publishPacket("a", "1"));
    QTRY_COMPARE(messages.count(), 1);
    QCOMPARE(responses.count(), 0);
}

QTEST_GUILESS_MAIN(TestQMqttClientKeepAlive)

#include "tst_qmqttclientkeepalive.moc"
