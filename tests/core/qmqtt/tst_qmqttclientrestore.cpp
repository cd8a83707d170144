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

namespace {

QVariantMap message(int id, int qos, bool isReleased = false)
{
    return { { u"id"_s, id }, { u"qos"_s, qos }, { u"isReleased"_s, isReleased },
        { u"topic"_s, u"t/%1"_s.arg(id) }, { u"payload"_s, QByteArray::number(id) },
        { u"retain"_s, id == 7 } };
}

QVariantMap session(const QVariantList &outgoing, int lastId = 9)
{
    return { { u"clientId"_s, u"dev1"_s }, { u"lastId"_s, lastId }, { u"outgoing"_s, outgoing } };
}

} // namespace

/// `connio_session`: the client's half of a session that an earlier process has left.
class TestQMqttClientRestore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void saysThatItCan();
    void sendsAgainInTheOrderGiven();
    void idsGoOnBehindTheLastOne();
    void reportsTheAcknowledgements();
    void isForgottenWhenTheBrokerForgot();
    void isNotForAnotherClientIdOrACleanSession();
    void isTakenOverOnce();
    void senselessEntriesAreLeftOut();
    void pubRecIsToldBeforeThePubRelLeaves();

private:
    void connectClient();

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void TestQMqttClientRestore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<FakeBroker>();
    m_broker->script.sessionPresent = true;
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(u"dev1"_s);
    m_client->setCleanSession(false);
    m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
}

void TestQMqttClientRestore::cleanup()
{
    QCOMPARE(m_broker->violations(), QStringList());
    m_client.reset();
    m_broker.reset();
}

void TestQMqttClientRestore::connectClient()
{
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void TestQMqttClientRestore::saysThatItCan()
{
    QVERIFY(m_client->property("connio_canRestoreSession").toBool());
}

void TestQMqttClientRestore::sendsAgainInTheOrderGiven()
{
    m_client->setProperty(
        "connio_session", session({ message(8, 1), message(3, 2, true), message(7, 2) }));
    connectClient();
    QTRY_COMPARE(m_broker->ids(ClientPacket::Publish), (QList<quint16> { 8, 7 }));
    QVERIFY(m_broker->ids(ClientPacket::PubRel).contains(3));
    const auto sent = m_broker->received(ClientPacket::Publish);
    QVERIFY(sent[0].duplicate && sent[1].duplicate);
    QCOMPARE(sent[0].topic, "t/8"_ba);
    QCOMPARE(sent[0].payload, "8"_ba);
    QCOMPARE(sent[0].qos, 1);
    QCOMPARE(sent[1].qos, 2);
    QVERIFY(!sent[0].retain && sent[1].retain);
}

void TestQMqttClientRestore::idsGoOnBehindTheLastOne()
{
    m_client->setProperty("connio_session", session({ message(65535, 1), message(1, 1) }, 65534));
    m_broker->script.sendsPubAck = false;
    connectClient();
    QCOMPARE(m_client->publish(u"a"_s, "new"_ba, 1), 2); // 65535 and 1 are in use
}

void TestQMqttClientRestore::reportsTheAcknowledgements()
{
    const QSignalSpy done(m_client.get(), &QMqttClient::messageSent);
    m_client->setProperty(
        "connio_session", session({ message(4, 1), message(5, 2), message(6, 2, true) }));
    connectClient();
    QTRY_COMPARE(done.count(), 3);
    QCOMPARE(m_broker->count(ClientPacket::PubRel), 2);
}

void TestQMqttClientRestore::isForgottenWhenTheBrokerForgot()
{
    m_broker->script.sessionPresent = false;
    m_client->setProperty("connio_session", session({ message(4, 1), message(5, 2, true) }));
    connectClient();
    QCOMPARE(m_client->publish(u"a"_s, "new"_ba, 1), 10);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
    QCOMPARE(m_broker->count(ClientPacket::PubRel), 0);
}

void TestQMqttClientRestore::isNotForAnotherClientIdOrACleanSession()
{
    m_client->setProperty("connio_session", session({ message(4, 1) }));
    m_client->setClientId(u"dev2"_s);
    connectClient();
    QCOMPARE(m_client->publish(u"a"_s, "new"_ba, 1), 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);

    m_broker->cut();
    m_broker->reopen();
    m_broker->clearReceived();
    m_broker->script.sessionPresent = false;
    m_client->setClientId(u"dev1"_s);
    m_client->setCleanSession(true);
    m_client->setProperty("connio_session", session({ message(4, 1) }));
    connectClient();
    m_client->publish(u"a"_s, "new"_ba, 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
}

void TestQMqttClientRestore::isTakenOverOnce()
{
    const QSignalSpy done(m_client.get(), &QMqttClient::messageSent);
    m_client->setProperty("connio_session", session({ message(4, 1) }));
    connectClient();
    QTRY_COMPARE(done.count(), 1);
    QVERIFY(!m_client->property("connio_session").isValid());
    m_broker->cut();
    m_broker->reopen();
    m_broker->clearReceived();
    connectClient();
    QCOMPARE(m_client->publish(u"a"_s, "new"_ba, 1), 10);
    QTRY_COMPARE(m_broker->count(ClientPacket::Publish), 1);
}

void TestQMqttClientRestore::senselessEntriesAreLeftOut()
{
    QVariantMap releasedQos1 = message(6, 1, true);
    m_client->setProperty("connio_session",
        session({ message(0, 1), message(4, 0), message(4, 3), u"text"_s, QVariantMap(),
            message(5, 1), message(5, 2), releasedQos1 }));
    connectClient();
    QTRY_COMPARE(m_broker->ids(ClientPacket::Publish), (QList<quint16> { 5, 6 }));
    QCOMPARE(m_broker->count(ClientPacket::PubRel), 0);
}

void TestQMqttClientRestore::pubRecIsToldBeforeThePubRelLeaves()
{
    qsizetype releasesWhenTold = -1;
    connect(m_client.get(), &QMqttClient::messageStatusChanged, this,
        [&](qint32, QMqtt::MessageStatus status) {
            if (status == QMqtt::MessageStatus::Received)
                releasesWhenTold = m_broker->count(ClientPacket::PubRel);
        });
    connectClient();
    m_client->publish(u"a"_s, "1"_ba, 2);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubRel), 1);
    QCOMPARE(releasesWhenTold, 0);
}

QTEST_GUILESS_MAIN(TestQMqttClientRestore)
#include "tst_qmqttclientrestore.moc"
