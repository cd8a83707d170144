// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/link/topiccache.h"
#include "support/allocationcounter.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

/// Topics as the MQTT client wants them: the right one in any order, and refusals.
class TestTopicCache : public QObject
{
    Q_OBJECT

private slots:
    void keepsABomAtTheStart();
    void findsTheRightNameInAnyOrder_data();
    void findsTheRightNameInAnyOrder();
    void goesOnAfterMoreTopicsThanItKeeps();
    void newTopicsTakeTheMemoryOfOldOnes();
    void longTopicsAreNotKept();
    void refusesBadTopics_data();
    void refusesBadTopics();
};

void TestTopicCache::findsTheRightNameInAnyOrder_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("one again and again") << QList<int> { 0, 0, 0 };
    QTest::newRow("round") << QList<int> { 0, 1, 2, 0, 1, 2, 0 };
    QTest::newRow("backwards") << QList<int> { 0, 1, 2, 2, 1, 0, 2, 1, 0 };
    QTest::newRow("one left out") << QList<int> { 0, 1, 2, 0, 2, 0, 1 };
}

void TestTopicCache::findsTheRightNameInAnyOrder()
{
    QFETCH(const QList<int>, order);
    TopicCache cache;
    for (const int i : order) {
        const QByteArray topic = "devices/é/"_ba + QByteArray::number(i); // never the same bytes
        const auto name = cache.find(topic);
        QVERIFY(name);
        QCOMPARE(name->name(), QString::fromUtf8(topic));
    }
}

void TestTopicCache::goesOnAfterMoreTopicsThanItKeeps()
{
    TopicCache cache(8);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 300; ++i) {
            const auto name = cache.find("topic/"_ba + QByteArray::number(i));
            QVERIFY(name);
            QCOMPARE(name->name(), u"topic/%1"_s.arg(i));
        }
    }
}

void TestTopicCache::newTopicsTakeTheMemoryOfOldOnes()
{
    if (!test::canCountAllocations())
        QSKIP("This C library does not count allocations.");
    QList<QByteArray> topics;
    for (int i = 100; i < 400; ++i)
        topics.append("devices/a-device-of-many/property/"_ba + QByteArray::number(i));
    TopicCache cache(4);
    for (const QByteArray &topic : std::as_const(topics))
        QVERIFY(cache.find(topic));
    const quint64 before = test::allocationCount();
    bool isOk = true;
    for (const QByteArray &topic : std::as_const(topics))
        isOk = cache.find(topic).isOk() && isOk;
    QCOMPARE(test::allocationCount() - before, quint64 { 0 });
    QVERIFY(isOk);
    // A message on its way keeps its own.
    const auto first = cache.find(topics.first());
    for (const QByteArray &topic : std::as_const(topics))
        QVERIFY(cache.find(topic));
    QCOMPARE(first->name(), QString::fromUtf8(topics.first()));
}

void TestTopicCache::longTopicsAreNotKept()
{
    TopicCache cache(1);
    const QByteArray longTopic(65'535, 'a');
    const auto name = cache.find(longTopic);
    QVERIFY(name);
    QCOMPARE(name->name().size(), longTopic.size());
    QVERIFY(longTopic.isDetached());
    const QByteArray shortTopic(100, 'a');
    QVERIFY(cache.find(shortTopic));
    QVERIFY(!shortTopic.isDetached());
}

void TestTopicCache::refusesBadTopics_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plus") << "a/+"_ba;
    QTest::newRow("hash") << "a/#"_ba;
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("no UTF-8") << QByteArray("a\xFF");
    QTest::newRow("too long") << QByteArray(65'536, 'a');
}

void TestTopicCache::refusesBadTopics()
{
    QFETCH(const QByteArray, topic);
    TopicCache cache;
    QVERIFY(cache.find("good"_ba));
    const auto name = cache.find(topic);
    QVERIFY(!name);
    QVERIFY(name.error().is(errors::kBadTopic));
    QVERIFY(cache.find("good"_ba));
}

// U+FEFF is a character like any other [MQTT-1.5.3-3].
void TestTopicCache::keepsABomAtTheStart()
{
    TopicCache topics;
    const QByteArray topic = "\xEF\xBB\xBF"
                             "a";
    QCOMPARE(topics.find(topic).value().name().toUtf8(), topic);
}

QTEST_GUILESS_MAIN(TestTopicCache)

#include "tst_topiccache.moc"
