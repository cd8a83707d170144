// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttsession.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using sim::mqtt::PacketType;
using sim::mqtt::Session;
using Verdict = Session::Verdict;

namespace {

Session::Outgoing message(quint8 qos)
{
    return { .topic = u"a"_s, .payload = "x"_ba, .qos = qos };
}

QList<int> idsOf(const Session &session)
{
    QList<int> ids;
    for (const Session::Outgoing *outgoing : session.unacknowledged())
        ids.append(outgoing->id);
    return ids;
}

} // namespace

/// Packet ids and what a session remembers, without any connection.
class TestMqttSession : public QObject
{
    Q_OBJECT

private slots:
    void idsCountFromOneToTheEndAndAround();
    void idsInUseAreLeftOut();
    void allIdsTakenIsAFailure();
    void idsTakenBackComeNext();
    void requestsShareTheIds();
    void acknowledgementsFollowTheQos();
    void onlyTheRightAcknowledgementCounts();
    void releasesComeFirstWhenSentAgain();
    void incomingIdsAreApart();
    void clearForgetsAllButTheNextId();
};

void TestMqttSession::idsCountFromOneToTheEndAndAround()
{
    Session session;
    for (int i = 1; i <= 70'000; ++i) {
        const quint16 id = session.add(message(1));
        QCOMPARE(int { id }, (i - 1) % 65'535 + 1);
        QCOMPARE(session.handlePubAck(id), Verdict::Expected);
    }
}

// proves MQTT-2.3.1-2
void TestMqttSession::idsInUseAreLeftOut()
{
    Session session;
    const quint16 kept = session.add(message(1)); // 1
    for (int i = 0; i < 65'534; ++i)
        QCOMPARE(session.handlePubAck(session.add(message(1))), Verdict::Expected);
    QCOMPARE(session.add(message(1)), quint16 { 2 });
    QCOMPARE(session.handlePubAck(kept), Verdict::Expected);
}

void TestMqttSession::allIdsTakenIsAFailure()
{
    Session session;
    for (int i = 1; i <= 65'535; ++i)
        QVERIFY(session.add(message(1)) != 0);
    QCOMPARE(session.add(message(1)), quint16 { 0 });
    QCOMPARE(session.addRequest(PacketType::Subscribe), quint16 { 0 });
    QCOMPARE(session.handlePubAck(4711), Verdict::Expected);
    QCOMPARE(session.add(message(2)), quint16 { 4711 });
    QCOMPARE(session.addRequest(PacketType::Subscribe), quint16 { 0 });
}

void TestMqttSession::idsTakenBackComeNext()
{
    Session session;
    session.add(message(1));
    for (const int qos : { 1, 2 }) {
        session.withdraw(session.add(message(static_cast<quint8>(qos))));
        QCOMPARE(idsOf(session), QList<int>({ 1 }));
    }
    QCOMPARE(session.add(message(1)), quint16 { 2 });
}

// proves MQTT-2.3.1-2
void TestMqttSession::requestsShareTheIds()
{
    Session session;
    QCOMPARE(session.addRequest(PacketType::Subscribe), quint16 { 1 });
    QCOMPARE(session.add(message(1)), quint16 { 2 });
    QCOMPARE(session.handlePubAck(1), Verdict::ForRequest);
    QCOMPARE(session.handlePubRec(1), Verdict::ForRequest);
    QCOMPARE(session.finishRequest(1, PacketType::Unsubscribe), Verdict::ForRequest);
    QCOMPARE(session.finishRequest(1, PacketType::Subscribe), Verdict::Expected);
    QCOMPARE(session.finishRequest(1, PacketType::Subscribe), Verdict::Unknown);
    QCOMPARE(session.finishRequest(2, PacketType::Subscribe), Verdict::ForPublish);
    QCOMPARE(session.handlePubAck(1), Verdict::Unknown);
}

void TestMqttSession::acknowledgementsFollowTheQos()
{
    Session session;
    const quint16 once = session.add(message(1));
    const quint16 exactly = session.add(message(2));
    QCOMPARE(session.handlePubAck(once), Verdict::Expected);
    QCOMPARE(session.handlePubAck(once), Verdict::Unknown);
    QCOMPARE(session.handlePubRec(exactly), Verdict::Expected);
    QCOMPARE(session.handlePubRec(exactly), Verdict::Repeated);
    QCOMPARE(session.handlePubComp(exactly), Verdict::Expected);
    QCOMPARE(session.handlePubComp(exactly), Verdict::Unknown);
    QCOMPARE(session.handlePubRec(exactly), Verdict::Unknown);
    QCOMPARE(session.outgoingCount(), 0);
}

// proves MQTT-2.3.1-6
void TestMqttSession::onlyTheRightAcknowledgementCounts()
{
    Session session;
    const quint16 once = session.add(message(1));
    const quint16 exactly = session.add(message(2));
    QCOMPARE(session.handlePubRec(once), Verdict::ForQos1);
    QCOMPARE(session.handlePubComp(once), Verdict::ForQos1);
    QCOMPARE(session.handlePubAck(exactly), Verdict::ForQos2);
    QCOMPARE(session.handlePubComp(exactly), Verdict::ForQos2);
    QCOMPARE(session.outgoingCount(), 2);
}

// proves MQTT-4.6.0-1 MQTT-4.6.0-4
void TestMqttSession::releasesComeFirstWhenSentAgain()
{
    Session session;
    for (const int qos : { 1, 2, 2, 1, 2 })
        session.add(message(static_cast<quint8>(qos)));
    session.handlePubRec(5);
    session.handlePubRec(3); // releases keep the order of the PUBRECs [MQTT-4.6.0-4]
    QCOMPARE(idsOf(session), (QList<int> { 5, 3, 1, 2, 4 }));
    const auto all = session.unacknowledged();
    QCOMPARE(all[0]->stage, Session::Stage::AwaitsPubComp);
    QVERIFY(all[0]->payload.isEmpty()); // never needed again
    QCOMPARE(all[2]->payload, "x"_ba);
}

// proves outgoing-status
void TestMqttSession::incomingIdsAreApart()
{
    Session session;
    QCOMPARE(session.add(message(2)), quint16 { 1 });
    QVERIFY(session.isFirstDelivery(1));
    QVERIFY(!session.isFirstDelivery(1));
    session.handlePubRel(1);
    QVERIFY(session.isFirstDelivery(1));
    QCOMPARE(session.outgoingCount(), 1);
}

// proves free-ids
void TestMqttSession::clearForgetsAllButTheNextId()
{
    Session session;
    session.add(message(1));
    session.addRequest(PacketType::Subscribe);
    QVERIFY(session.isFirstDelivery(9));
    session.clear();
    QVERIFY(session.unacknowledged().empty());
    QVERIFY(session.isFirstDelivery(9));
    QCOMPARE(session.add(message(1)), quint16 { 3 });
}

QTEST_GUILESS_MAIN(TestMqttSession)

#include "tst_mqttsession.moc"
