// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/datafeedwriter.h"
#include "core/pipeline/batcher.h"
#include "core/pipeline/pipelinebuilders.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Closing feeds, and milliseconds that stay unique.
class TestBatcher : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void closesOnCount();
    void ageCountsFromTheFirstPoint();
    void neverExceedsItsBytes_data();
    void neverExceedsItsBytes();
    void tooLargePointTravelsAlone();
    void feedKeepsMillisecondsUnique();
    void otherPropertiesMayShareAMillisecond();
    void lateSamplesCatchUpWithTheirTimes();
    void feedCarriesWhatTheRuleSets();
};

namespace {

PublishRule rule(int maxPoints, int maxBytes = 1'000'000)
{
    PublishRule result;
    result.mode = PublishMode::Feed;
    result.maxPoints = maxPoints;
    result.maxAge = 5s;
    result.maxBytes = maxBytes;
    return result;
}

} // namespace

void TestBatcher::closesOnCount()
{
    Batcher batcher(rule(3));
    for (int i = 0; i < 2; ++i)
        QVERIFY(batcher.add(point(u"p"_s, double(i), std::chrono::seconds(i)), kStart).isEmpty());
    const auto closed = batcher.add(point(u"q"_s, 2.0, 2s), kStart);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.first().points.size(), 3);
    QCOMPARE(closed.first().points.last(), point(u"q"_s, 2.0, 2s));
    QVERIFY(!batcher.due());
    QVERIFY(!batcher.close());
}

void TestBatcher::ageCountsFromTheFirstPoint()
{
    Batcher batcher(rule(100));
    QVERIFY(!batcher.due());
    (void)batcher.add(point(u"p"_s, 1.0, 0s), kStart + 2s);
    (void)batcher.add(point(u"p"_s, 2.0, 1s), kStart + 4s);
    QCOMPARE(batcher.due(), kStart + 7s);
    const auto feed = batcher.close();
    QVERIFY(feed);
    QCOMPARE(feed->points.size(), 2);
    QVERIFY(!batcher.due());
    (void)batcher.add(point(u"p"_s, 3.0, 9s), kStart + 9s);
    QCOMPARE(batcher.due(), kStart + 14s);
}

void TestBatcher::neverExceedsItsBytes_data()
{
    QTest::addColumn<FeedEncoding>("encoding");
    QTest::addColumn<int>("maxBytes");
    for (const int bytes : { 300, 1000, 4096 }) {
        QTest::addRow("verbose, %d bytes", bytes) << FeedEncoding::Verbose << bytes;
        QTest::addRow("compact, %d bytes", bytes) << FeedEncoding::Compact << bytes;
    }
}

void TestBatcher::neverExceedsItsBytes()
{
    QFETCH(FeedEncoding, encoding);
    QFETCH(int, maxBytes);
    PublishRule limited = rule(1000, maxBytes);
    limited.encoding = encoding;
    limited.annotations = { { u"cusId"_s, u"C3434 \"quoted\""_s } };
    limited.tags = { u"test"_s, u"ü"_s };
    Batcher batcher(limited);
    int points = 0;
    int feeds = 0;
    for (int i = 0; i < 500; ++i) {
        const Value value = i % 3 == 0 ? Value(QString(i % 40, u'"')) : Value(i / 7.0);
        for (const DataFeed &feed :
            batcher.add(point(u"p%1"_s.arg(i % 5), value, Milliseconds(i)), kStart)) {
            QVERIFY(writeDataFeed(feed, encoding).size() <= maxBytes);
            points += static_cast<int>(feed.points.size());
            ++feeds;
        }
    }
    const auto last = batcher.close();
    QCOMPARE(points + (last ? static_cast<int>(last->points.size()) : 0), 500);
    QVERIFY(feeds > 0);
}

void TestBatcher::tooLargePointTravelsAlone()
{
    Batcher batcher(rule(100, 500));
    (void)batcher.add(point(u"p"_s, 1.0, 0s), kStart);
    const auto closed = batcher.add(point(u"p"_s, QString(2000, u'x'), 1s), kStart);
    QCOMPARE(closed.size(), 2);
    QCOMPARE(closed.at(0).points.size(), 1);
    QCOMPARE(closed.at(0).points.first().value, Value(1.0));
    QCOMPARE(closed.at(1).points.size(), 1);
    QVERIFY(!batcher.due());
}

void TestBatcher::feedKeepsMillisecondsUnique()
{
    Batcher batcher(rule(4));
    QList<DataPoint> points;
    for (int i = 0; i < 12; ++i) { // four samples in each millisecond
        for (const DataFeed &feed :
            batcher.add(point(u"p"_s, double(i), Microseconds(250 * i)), kStart))
            points += feed.points;
    }
    QCOMPARE(points.size(), 12);
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(points.at(i).value, Value(double(i)));
        const auto millisecond = std::chrono::floor<Milliseconds>(points.at(i).time - kStart);
        QCOMPARE(millisecond, Milliseconds(i)); // across batches, too
    }
}

void TestBatcher::otherPropertiesMayShareAMillisecond()
{
    Batcher batcher(rule(2));
    (void)batcher.add(point(u"p"_s, 1.0, 100us), kStart);
    const auto closed = batcher.add(point(u"q"_s, 2.0, 200us), kStart);
    QCOMPARE(closed.first().points.at(0).time, kStart + 100us);
    QCOMPARE(closed.first().points.at(1).time, kStart + 200us);
}

void TestBatcher::lateSamplesCatchUpWithTheirTimes()
{
    Batcher batcher(rule(1));
    QList<WallTime> times;
    for (const Microseconds time : { 0us, 10us, 20us, 5000us, 5999us, 6000us })
        times.append(batcher.add(point(u"p"_s, 1.0, time), kStart).first().points.first().time);
    QCOMPARE(times,
        (QList<WallTime> {
            kStart, kStart + 1ms, kStart + 2ms, kStart + 5ms, kStart + 6ms, kStart + 7ms }));
}

void TestBatcher::feedCarriesWhatTheRuleSets()
{
    PublishRule compact = rule(1);
    compact.encoding = FeedEncoding::Compact;
    compact.tags = { u"a"_s };
    compact.annotations = { { u"k"_s, u"v"_s } };
    Batcher batcher(compact);
    const DataFeed feed = batcher.add(point(u"p"_s, 1.0, 1500us), kStart).first();
    QCOMPARE(feed.baseTime, kStart + 1ms);
    QCOMPARE(feed.tags, compact.tags);
    QCOMPARE(feed.annotations, compact.annotations);
    Batcher verbose(rule(1));
    QVERIFY(!verbose.add(point(u"p"_s, 1.0, 0s), kStart).first().baseTime);
}

QTEST_GUILESS_MAIN(TestBatcher)

#include "tst_batcher.moc"
