// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/allocationcounter.h"
#include "support/fakebroker.h"

#include <QtMqtt/QMqttClient>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using sim::test::allocationCount;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

/// Counts and ratios under load; no absolute times.
class TestQMqttClientLoad : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void countsAllocations();
    void publishingAllocatesNothing();
    void publishingAtQos1AllocatesNothingInSteadyState();
    void writesOncePerTurn();
    void writesLargeMessagesBeforeTheNextOne();
    void exchangesTheSameByteByByte_data();
    void exchangesTheSameByteByByte();
    void readsAThousandPacketsInOneSegment();
    void burstsCostTheSamePerPacket();
    void seventyThousandMessagesNeverReuseAnIdInUse();
    void refusesWhenAllIdsAreOutstanding();
    void stuckTransportsFillUpToABound();

private:
    void connectClient();
    qint64 burstTime(int count);

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void TestQMqttClientLoad::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<FakeBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(u"dev1"_s);
    m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
}

void TestQMqttClientLoad::cleanup()
{
    QCOMPARE(m_broker->violations(), QStringList());
    m_client.reset();
    m_broker.reset();
}

void TestQMqttClientLoad::connectClient()
{
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

/// The two tests below can only fail when this passes.
void TestQMqttClientLoad::countsAllocations()
{
    if (!sim::test::canCountAllocations())
        QSKIP("This C library does not let a program count its allocations.");
    quint64 before = allocationCount();
    const auto object = std::make_unique<quint64>(before); // operator new
    QCOMPARE(allocationCount() - before, quint64 { 1 });
    QVERIFY(*object == before);
    before = allocationCount();
    QByteArray bytes(100, 'x'); // malloc, within Qt
    QCOMPARE(allocationCount() - before, quint64 { 1 });
    bytes.reserve(1000); // realloc
    QCOMPARE(allocationCount() - before, quint64 { 2 });
}

void TestQMqttClientLoad::publishingAllocatesNothing()
{
    if (!sim::test::canCountAllocations())
        QSKIP("This C library does not let a program count its allocations.");
    connectClient();
    m_broker->setRecording(false);
    const QString topics[] = { u"connio/data/out/devices/_dev_1/properties/temperature"_s,
        u"connio/data/out/devices/_dev_1/properties/pressure"_s };
    const QByteArray payload = "23.45"_ba;
    const auto publishRounds = [&](int rounds) {
        for (int i = 0; i < rounds; ++i) {
            m_client->publish(topics[i % 2], payload);
            m_client->publish(topics[i % 2], payload);
            if (i % 20 == 0) // a turn of the event loop
                QCoreApplication::sendPostedEvents();
        }
    };
    publishRounds(1000); // buffers grow to their size
    const quint64 before = allocationCount();
    const quint64 bytesBefore = m_broker->receivedBytes();
    publishRounds(10'000);
    QCOMPARE(allocationCount() - before, quint64 { 0 });
    QVERIFY(m_broker->receivedBytes() > bytesBefore + 1'000'000);
}

void TestQMqttClientLoad::publishingAtQos1AllocatesNothingInSteadyState()
{
    if (!sim::test::canCountAllocations())
        QSKIP("This C library does not let a program count its allocations.");
    connectClient();
    m_broker->setRecording(false);
    const QString topic = u"connio/data/out/devices/_dev_1/properties/temperature"_s;
    const QByteArray payload = "23.45"_ba;
    constexpr int kWindow = 100;
    quint64 allocations = 0;
    for (int round = 0; round < 20; ++round) {
        const quint64 before = allocationCount();
        QList<quint16> ids;
        ids.reserve(kWindow);
        for (int i = 0; i < kWindow; ++i)
            ids.append(static_cast<quint16>(m_client->publish(topic, payload, 1)));
        if (round >= 10) // buffers and tables have their size
            allocations += allocationCount() - before - 1; // the list above
        for (const quint16 id : std::as_const(ids))
            m_broker->sendAck(0x40, id);
        QCoreApplication::processEvents();
    }
    QCOMPARE(allocations, quint64 { 0 });
}

void TestQMqttClientLoad::writesOncePerTurn()
{
    connectClient();
    m_broker->clearReceived();
    for (int i = 0; i < 100; ++i)
        m_client->publish(u"a"_s, "1"_ba);
    QCOMPARE(m_broker->count(ClientPacket::Publish), 0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_broker->count(ClientPacket::Publish), 100);
}

void TestQMqttClientLoad::writesLargeMessagesBeforeTheNextOne()
{
    connectClient();
    m_broker->clearReceived();
    for (int i = 1; i <= 3; ++i) {
        // Never inside of the call that takes it: its caller has not written its id down yet.
        QCOMPARE(m_client->publish(u"a"_s, QByteArray(64 * 1024, 'x'), 2), i);
        QCOMPARE(m_broker->count(ClientPacket::Publish), i - 1);
    }
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_broker->count(ClientPacket::Publish), 3);
}

void TestQMqttClientLoad::exchangesTheSameByteByByte_data()
{
    QTest::addColumn<qsizetype>("segment");
    QTest::newRow("whole") << qsizetype { 0 };
    QTest::newRow("byte by byte") << qsizetype { 1 };
    QTest::newRow("three bytes") << qsizetype { 3 };
}

// proves P3 QTBUG-64965
void TestQMqttClientLoad::exchangesTheSameByteByByte()
{
    QFETCH(const qsizetype, segment);
    m_broker->script.segment = segment;
    QStringList events;
    QMqttClient &c = *m_client;
    connect(&c, &QMqttClient::connected, this, [&] { events << u"connected"_s; });
    connect(
        &c, &QMqttClient::messageSent, this, [&](qint32 id) { events << u"sent %1"_s.arg(id); });
    connect(&c, &QMqttClient::pingResponseReceived, this, [&] { events << u"pong"_s; });
    connect(&c, &QMqttClient::messageReceived, this,
        [&](const QByteArray &payload, const QMqttTopicName &t) {
            events << t.name() + u'=' + QString::fromUtf8(payload);
        });
    connectClient();
    QMqttSubscription *const subscription = c.subscribe(u"a/#"_s, 2);
    c.publish(u"b"_s, "1"_ba, 1);
    c.publish(u"b"_s, "2"_ba, 2);
    QTRY_COMPARE(events.size(), 3);
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);
    m_broker->publish("a/é", QByteArray(200, 'x'), 0);
    m_broker->publish("a/1", "y", 1, 8);
    m_broker->publish("a/2", "", 2, 9);
    c.requestPing();
    QTRY_COMPARE(m_broker->count(ClientPacket::PubComp), 1);
    QTRY_VERIFY(events.contains(u"pong"_s));
    events.removeOne(u"pong"_s); // its place depends on when it was asked for
    QCOMPARE(events,
        (QStringList { u"connected"_s, u"sent 2"_s, u"sent 3"_s, u"a/é="_s + QString(200, u'x'),
            u"a/1=y"_s, u"a/2="_s }));
}

// proves P3 MQTT-4.6.0-2
void TestQMqttClientLoad::readsAThousandPacketsInOneSegment()
{
    connectClient();
    QByteArray segment;
    for (int i = 1; i <= 1000; ++i)
        segment
            += FakeBroker::publishPacket("a", QByteArray::number(i), 1, static_cast<quint16>(i));
    QList<int> payloads;
    connect(m_client.get(), &QMqttClient::messageReceived, this,
        [&](const QByteArray &payload) { payloads.append(payload.toInt()); });
    m_broker->sendRaw(segment);
    QTRY_COMPARE(m_broker->count(ClientPacket::PubAck), 1000);
    QCOMPARE(payloads.size(), 1000);
    const auto acks = m_broker->ids(ClientPacket::PubAck);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(payloads[i], i + 1);
        QCOMPARE(int { acks[i] }, i + 1); // in the order of arrival [MQTT-4.6.0-2]
    }
}

qint64 TestQMqttClientLoad::burstTime(int count)
{
    const QByteArray packet
        = FakeBroker::publishPacket("connio/data/out/devices/_dev_1/x", "23.45");
    int received = 0;
    const QObject context;
    connect(m_client.get(), &QMqttClient::messageReceived, &context, [&received] { ++received; });
    m_broker->sendRaw(packet.repeated(count));
    QElapsedTimer timer;
    timer.start();
    while (received < count && timer.elapsed() < 50'000)
        QCoreApplication::processEvents();
    return received == count ? timer.nsecsElapsed() : -1;
}

// proves linear-parser
void TestQMqttClientLoad::burstsCostTheSamePerPacket()
{
    connectClient();
    QVERIFY(burstTime(6'000) > 0); // warms up
    qint64 small = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 3; ++i)
        small = std::min(small, burstTime(6'000));
    const qint64 large = burstTime(60'000);
    QVERIFY(small > 0 && large > 0);
    // Ten would be linear; a parser that moves the rest for each packet needs about a hundred.
    QVERIFY2(large <= 30 * small, qPrintable(u"%1 against %2 ns"_s.arg(large).arg(small)));
}

// proves P9 MQTT-2.3.1-1 MQTT-2.3.1-2
void TestQMqttClientLoad::seventyThousandMessagesNeverReuseAnIdInUse()
{
    connectClient();
    m_broker->setRecording(false);
    // The first 20 stay unacknowledged, so their ids must be left out on the way around.
    for (int i = 1; i <= 70'000; ++i) {
        const qint32 id = m_client->publish(u"a"_s, {}, 1);
        QVERIFY(id >= 1 && id <= 65'535);
        if (i > 20) {
            QVERIFY(id > 20);
            m_broker->sendAck(0x40, static_cast<quint16>(id));
        }
        if (i % 500 == 0)
            QCoreApplication::processEvents();
    }
    QCOMPARE(m_client->state(), QMqttClient::Connected);
}

// proves MQTT-2.3.1-2 offline-publish
void TestQMqttClientLoad::refusesWhenAllIdsAreOutstanding()
{
    connectClient();
    m_broker->setRecording(false);
    for (int i = 1; i <= 65'535; ++i)
        QCOMPARE(m_client->publish(u"a"_s, {}, 1), i);
    QCOMPARE(m_client->publish(u"a"_s, {}, 1), -1);
    QVERIFY(m_client->subscribe(u"a"_s) == nullptr);
    QCOMPARE(m_client->publish(u"a"_s, {}, 0), 0);
    const QSignalSpy sent(m_client.get(), &QMqttClient::messageSent);
    m_broker->sendAck(0x40, 4711);
    QTRY_COMPARE(sent.count(), 1);
    QCOMPARE(m_client->publish(u"a"_s, {}, 1), 4711);
}

void TestQMqttClientLoad::stuckTransportsFillUpToABound()
{
    connectClient();
    m_broker->setRecording(false);
    m_broker->script.acceptsPerWrite = 0;
    const QByteArray payload(1024 * 1024, 'x');
    int accepted = 0;
    while (accepted < 100 && m_client->publish(u"a"_s, payload) == 0)
        ++accepted;
    QCOMPARE(accepted, 16); // MiB
    m_broker->script.acceptsPerWrite = -1;
    emit m_broker->bytesWritten(1);
    QCOMPARE(m_client->publish(u"a"_s, payload), 0);
    QCoreApplication::sendPostedEvents(); // it leaves behind the call
    QVERIFY(m_broker->receivedBytes() > 17 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestQMqttClientLoad)

#include "tst_qmqttclientload.moc"
