// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/deliveries.h"
#include "core/link/sendqueue.h"

#include <QtTest/QTest>

using namespace sim;

/// The order, the bounds and the bookkeeping of messages on their way.
class TestSendQueue : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrderOfArrival();
    void fullWindowHoldsOnlyWhatItBinds();
    void boundsAreExact();
    void putBackGoesToTheFront();
    void knowsWhoWouldOvertake();
    void deliveriesAreToldOnce();
    void deliveriesAreAcknowledgedById();
};

namespace {

SendQueue::Item item(quint64 ticket, quint8 qos, SendQueue::Kind kind = SendQueue::Kind::Publish)
{
    return { .ticket = ticket,
        .kind = kind,
        .message = { .topic = "t", .payload = "xyz", .qos = qos, .retain = false } };
}

QList<quint64> drain(SendQueue &queue, bool isWindowFull)
{
    QList<quint64> tickets;
    while (const auto next = queue.takeNext(isWindowFull))
        tickets.append(next->ticket);
    return tickets;
}

} // namespace

void TestSendQueue::keepsTheOrderOfArrival()
{
    SendQueue queue(10, 1000);
    for (quint64 ticket = 1; ticket <= 6; ++ticket)
        QVERIFY(queue.add(item(ticket, static_cast<quint8>(ticket % 3))));
    QCOMPARE(drain(queue, false), QList<quint64>({ 1, 2, 3, 4, 5, 6 }));
    QCOMPARE(queue.bytes(), 0);
}

void TestSendQueue::fullWindowHoldsOnlyWhatItBinds()
{
    SendQueue queue(10, 1000);
    QVERIFY(queue.add(item(1, 1)));
    QVERIFY(queue.add(item(2, 0)));
    QVERIFY(queue.add(item(3, 2, SendQueue::Kind::Subscribe)));
    QVERIFY(queue.add(item(4, 2)));
    QCOMPARE(drain(queue, true), QList<quint64>({ 2, 3 }));
    QVERIFY(!queue.hasNext(true));
    QVERIFY(queue.hasNext(false));
    QCOMPARE(drain(queue, false), QList<quint64>({ 1, 4 }));
}

void TestSendQueue::boundsAreExact()
{
    SendQueue byCount(2, 1000);
    QVERIFY(byCount.add(item(1, 0)));
    QVERIFY(byCount.add(item(2, 1)));
    QVERIFY(!byCount.add(item(3, 0)));
    QCOMPARE(byCount.size(), 2);
    SendQueue byBytes(10, 8); // two messages of four bytes
    QVERIFY(byBytes.add(item(1, 0)));
    QVERIFY(byBytes.add(item(2, 0)));
    QVERIFY(!byBytes.add(item(3, 0)));
    QVERIFY(byBytes.takeNext(false).has_value());
    QVERIFY(byBytes.add(item(3, 0)));
}

void TestSendQueue::putBackGoesToTheFront()
{
    SendQueue queue(10, 1000);
    QVERIFY(queue.add(item(1, 1)));
    QVERIFY(queue.add(item(2, 0)));
    queue.putBack(*queue.takeNext(false));
    QCOMPARE(queue.bytes(), 8);
    QCOMPARE(drain(queue, false), QList<quint64>({ 1, 2 }));
}

void TestSendQueue::knowsWhoWouldOvertake()
{
    SendQueue queue(10, 1000);
    QVERIFY(!queue.isWaitingBefore(item(9, 1), false));
    QVERIFY(queue.add(item(1, 1)));
    QVERIFY(queue.isWaitingBefore(item(9, 1), true));
    QVERIFY(queue.isWaitingBefore(item(9, 0), false));
    QVERIFY(!queue.isWaitingBefore(item(9, 0), true)); // QoS 0 passes the full window
}

void TestSendQueue::deliveriesAreToldOnce()
{
    Deliveries deliveries;
    deliveries.add({ .ticket = 1, .packetId = 0, .bytes = 3 });
    deliveries.add({ .ticket = 2, .packetId = 1, .bytes = 4 });
    QCOMPARE(deliveries.takeWritten().size(), 2);
    QVERIFY(deliveries.takeWritten().isEmpty());
    QCOMPARE(deliveries.inFlight(), 1);
    deliveries.add({ .ticket = 3, .packetId = 0, .bytes = 3 });
    deliveries.add({ .ticket = 4, .packetId = 2, .bytes = 3 });
    QCOMPARE(deliveries.takeUnwrittenPlain(), QList<quint64>({ 3 }));
    QCOMPARE(deliveries.takeWritten().size(), 1); // QoS 1 is still to be told
}

void TestSendQueue::deliveriesAreAcknowledgedById()
{
    Deliveries deliveries;
    for (quint16 id = 1; id <= 3; ++id)
        deliveries.add({ .ticket = id + 10U, .packetId = id, .bytes = 0 });
    QVERIFY(deliveries.acknowledge(2) == 12U);
    QVERIFY(!deliveries.acknowledge(2));
    QCOMPARE(deliveries.takeUnacknowledged(), QList<quint64>({ 11, 13 }));
    QCOMPARE(deliveries.inFlight(), 0);
    QVERIFY(deliveries.takeWritten().isEmpty());
}

QTEST_GUILESS_MAIN(TestSendQueue)
#include "tst_sendqueue.moc"
