// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/ticketqueue.h"

#include <QtTest/QTest>

#include <map>
#include <random>

using namespace sim;

/// Tickets by packet id: in order, out of order, over the end of the ids, and after gaps.
class TicketQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingWhenEmpty();
    void takesInOrder();
    void takesInAnyOrder();
    void findsOverTheEndOfTheIds();
    void findsIdsOfARestoredSession();
    void takesEachOnce();
    void takesAllInOrder();
    void agreesWithAMap_data();
    void agreesWithAMap();
};

void TicketQueueTest::findsNothingWhenEmpty()
{
    TicketQueue queue;
    QVERIFY(!queue.find(1));
    QVERIFY(!queue.take(1));
    QVERIFY(queue.takeAll().isEmpty());
    QCOMPARE(queue.size(), 0);
}

void TicketQueueTest::takesInOrder()
{
    TicketQueue queue;
    for (quint16 id = 1; id <= 100; ++id)
        queue.add(id, 1000U + id);
    QCOMPARE(queue.size(), 100);
    for (quint16 id = 1; id <= 100; ++id) {
        QCOMPARE(queue.find(id), std::optional<PublishTicket>(1000U + id));
        QCOMPARE(queue.take(id), std::optional<PublishTicket>(1000U + id));
    }
    QCOMPARE(queue.size(), 0);
}

void TicketQueueTest::takesInAnyOrder()
{
    TicketQueue queue;
    for (quint16 id = 10; id < 20; ++id)
        queue.add(id, id);
    for (const quint16 id :
        std::initializer_list<quint16> { 19, 10, 14, 13, 18, 11, 12, 15, 17, 16 })
        QCOMPARE(queue.take(id), std::optional<PublishTicket>(id));
    QCOMPARE(queue.size(), 0);
}

void TicketQueueTest::findsOverTheEndOfTheIds()
{
    TicketQueue queue;
    PublishTicket ticket = 0;
    for (const quint16 id : std::initializer_list<quint16> { 65'533, 65'534, 65'535, 1, 2, 3 })
        queue.add(id, ++ticket);
    QCOMPARE(queue.take(1), std::optional<PublishTicket>(4));
    QCOMPARE(queue.take(65'535), std::optional<PublishTicket>(3));
    QCOMPARE(queue.take(3), std::optional<PublishTicket>(6));
    QCOMPARE(queue.take(65'533), std::optional<PublishTicket>(1));
    QCOMPARE(queue.takeAll(), (QList<PublishTicket> { 2, 5 }));
}

void TicketQueueTest::findsIdsOfARestoredSession()
{
    TicketQueue queue;
    PublishTicket ticket = 0;
    for (const quint16 id : std::initializer_list<quint16> { 8, 3, 65'000, 7 })
        queue.add(id, ++ticket);
    QCOMPARE(queue.find(65'000), std::optional<PublishTicket>(3));
    QCOMPARE(queue.take(7), std::optional<PublishTicket>(4));
    QCOMPARE(queue.take(3), std::optional<PublishTicket>(2));
    QCOMPARE(queue.take(8), std::optional<PublishTicket>(1));
    QCOMPARE(queue.takeAll(), (QList<PublishTicket> { 3 }));
}

void TicketQueueTest::takesEachOnce()
{
    TicketQueue queue;
    queue.add(1, 1);
    queue.add(2, 2);
    QVERIFY(queue.take(2));
    QVERIFY(!queue.take(2));
    QVERIFY(!queue.find(2));
    QCOMPARE(queue.size(), 1);
    queue.add(2, 3); // given again
    QCOMPARE(queue.take(2), std::optional<PublishTicket>(3));
}

void TicketQueueTest::takesAllInOrder()
{
    TicketQueue queue;
    for (quint16 id = 1; id <= 5; ++id)
        queue.add(id, id);
    QVERIFY(queue.take(3));
    QCOMPARE(queue.takeAll(), (QList<PublishTicket> { 1, 2, 4, 5 }));
    QCOMPARE(queue.size(), 0);
    queue.add(9, 6);
    QCOMPARE(queue.take(9), std::optional<PublishTicket>(6));
}

void TicketQueueTest::agreesWithAMap_data()
{
    QTest::addColumn<int>("window");
    QTest::addColumn<int>("neverAcknowledged");
    QTest::newRow("two") << 2 << 0;
    QTest::newRow("usual window") << 20 << 0;
    QTest::newRow("the first one never acknowledged") << 20 << 1;
    QTest::newRow("large window") << 3000 << 5;
}

/// Random acknowledgements over the end of the ids; the oldest one when the window is
/// full, as brokers mostly do it.
void TicketQueueTest::agreesWithAMap()
{
    QFETCH(const int, window);
    QFETCH(const int, neverAcknowledged);
    const auto first = static_cast<PublishTicket>(neverAcknowledged) + 1; // that is ever taken
    TicketQueue queue;
    std::map<quint16, PublishTicket> tickets;
    std::map<PublishTicket, quint16> ids;
    const auto isTakenAsExpected = [&](quint16 id) {
        const auto expected = tickets.find(id);
        const auto found = queue.find(id);
        if (expected == tickets.end() || expected->second < first)
            return found.has_value() == (expected != tickets.end());
        const PublishTicket ticket = expected->second;
        tickets.erase(expected);
        ids.erase(ticket);
        return found == ticket && queue.take(id) == ticket;
    };
    std::mt19937 random(1); // NOLINT(cert-msc*): the same each time
    quint16 lastId = 60'000;
    for (PublishTicket ticket = 1; ticket < 10'000; ++ticket) {
        do
            lastId = lastId == 65'535 ? quint16 { 1 } : static_cast<quint16>(lastId + 1);
        while (tickets.contains(lastId));
        queue.add(lastId, ticket);
        tickets.emplace(lastId, ticket);
        ids.emplace(ticket, lastId);
        QVERIFY(isTakenAsExpected(static_cast<quint16>(lastId - random() % 20)));
        if (ids.size() >= static_cast<std::size_t>(window + neverAcknowledged))
            QVERIFY(isTakenAsExpected(ids.lower_bound(first)->second));
        QCOMPARE(queue.size(), static_cast<int>(tickets.size()));
    }
}

QTEST_GUILESS_MAIN(TicketQueueTest)
#include "tst_ticketqueue.moc"
