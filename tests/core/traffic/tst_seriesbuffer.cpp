// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/traffic/seriesbuffer.h"

#include <QtTest/QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

WallTime at(qint64 seconds)
{
    return WallTime(std::chrono::seconds(seconds));
}

/// One point a second from 0.
QList<SeriesPoint> everySecond(const QList<double> &values)
{
    QList<SeriesPoint> points;
    for (const double value : values)
        points.append({ .time = at(points.size()), .value = value });
    return points;
}

QList<double> values(const QList<SeriesPoint> &points)
{
    QList<double> all;
    for (const SeriesPoint &point : points)
        all.append(point.value);
    return all;
}

} // namespace

class TestSeriesBuffer : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isEmptyAtFirst();
    void keepsLineAndDotsApart();
    void keepsAValueThatCannotBeCharted();
    void passesOverNumbersThatCannotBeDrawn();
    void dropsTheOldestPointsBeyondItsBound();
    void givesOnePointBeforeTheStart_data();
    void givesOnePointBeforeTheStart();
    void givesPointsInOrderOfTime();
    void clearForgetsEverythingAndCountsAsAChange();
    void storeGivesTheSameBufferAgain();
    void storeClearsBuffersInPlace();
    void canBeReadWhileItIsWritten();

    void decimatedLeavesFewPointsAlone();
    void decimatedKeepsLowestAndHighestOfEachColumn();
    void decimatedKeepsTheFirstAndLastPoint();
    void decimatedKeepsTheNeighboursOutside();
    void decimatedIsBoundedByTheColumns_data();
    void decimatedIsBoundedByTheColumns();
    void decimatedOfNothingIsNothing();
};

void TestSeriesBuffer::isEmptyAtFirst()
{
    const SeriesBuffer buffer;
    const SeriesBuffer::Snapshot snapshot = buffer.snapshot(at(0));
    QVERIFY(snapshot.generated.isEmpty());
    QVERIFY(snapshot.published.isEmpty());
    QVERIFY(!snapshot.latest);
    QVERIFY(!buffer.latest());
    QCOMPARE(buffer.revision(), 0U);
}

void TestSeriesBuffer::keepsLineAndDotsApart()
{
    SeriesBuffer buffer;
    buffer.addGenerated(at(1), 20.5, 20.5);
    buffer.addGenerated(at(2), 21.5, 21.5);
    buffer.addPublished(at(2), 21.5);
    const SeriesBuffer::Snapshot snapshot = buffer.snapshot(at(0));
    QCOMPARE(values(snapshot.generated), (QList<double> { 20.5, 21.5 }));
    QCOMPARE(values(snapshot.published), (QList<double> { 21.5 }));
    QCOMPARE(snapshot.latest, Value(21.5));
    QCOMPARE(snapshot.latestTime, at(2));
    QCOMPARE(snapshot.revision, 3U);
}

void TestSeriesBuffer::keepsAValueThatCannotBeCharted()
{
    SeriesBuffer buffer;
    buffer.addGenerated(at(1), u"open"_s, std::nullopt);
    QCOMPARE(buffer.latest(), Value(u"open"_s));
    QVERIFY(buffer.snapshot(at(0)).generated.isEmpty());
    QCOMPARE(buffer.revision(), 1U);
}

void TestSeriesBuffer::passesOverNumbersThatCannotBeDrawn()
{
    SeriesBuffer buffer;
    buffer.addGenerated(at(1), 1.0, std::nan(""));
    buffer.addPublished(at(1), std::numeric_limits<double>::infinity());
    QVERIFY(buffer.snapshot(at(0)).generated.isEmpty());
    QVERIFY(buffer.snapshot(at(0)).published.isEmpty());
}

void TestSeriesBuffer::dropsTheOldestPointsBeyondItsBound()
{
    SeriesBuffer buffer(4);
    for (int i = 0; i < 10; ++i) {
        buffer.addGenerated(at(i), double(i), double(i));
        buffer.addPublished(at(i), double(-i));
    }
    const SeriesBuffer::Snapshot snapshot = buffer.snapshot(at(0));
    QCOMPARE(values(snapshot.generated), (QList<double> { 6, 7, 8, 9 }));
    QCOMPARE(values(snapshot.published), (QList<double> { -6, -7, -8, -9 }));
}

void TestSeriesBuffer::givesOnePointBeforeTheStart_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("before all") << qint64 { 0 } << QList<double> { 6, 7, 8, 9 };
    QTest::newRow("at the oldest") << qint64 { 6 } << QList<double> { 6, 7, 8, 9 };
    QTest::newRow("at the second") << qint64 { 7 } << QList<double> { 6, 7, 8, 9 };
    QTest::newRow("at the third") << qint64 { 8 } << QList<double> { 7, 8, 9 };
    QTest::newRow("at the newest") << qint64 { 9 } << QList<double> { 8, 9 };
    QTest::newRow("after all") << qint64 { 10 } << QList<double> { 9 };
}

void TestSeriesBuffer::givesOnePointBeforeTheStart()
{
    QFETCH(qint64, from);
    QFETCH(QList<double>, expected);
    SeriesBuffer buffer(4);
    for (int i = 0; i < 10; ++i)
        buffer.addGenerated(at(i), double(i), double(i));
    QCOMPARE(values(buffer.snapshot(at(from)).generated), expected);
}

void TestSeriesBuffer::givesPointsInOrderOfTime()
{
    SeriesBuffer buffer(5);
    for (const int second : { 9, 1, 5, 3, 4, 2 })
        buffer.addPublished(at(second), double(second));
    QCOMPARE(values(buffer.snapshot(at(0)).published), (QList<double> { 1, 2, 3, 4, 5 }));
    QCOMPARE(values(buffer.snapshot(at(4)).published), (QList<double> { 3, 4, 5 }));
    QCOMPARE(values(buffer.snapshot(at(6)).published), (QList<double> { 5 }));
}

void TestSeriesBuffer::clearForgetsEverythingAndCountsAsAChange()
{
    SeriesBuffer buffer(2);
    for (const int second : { 3, 2, 1 })
        buffer.addGenerated(at(second), double(second), double(second));
    const quint64 before = buffer.revision();
    buffer.clear();
    QVERIFY(buffer.revision() > before);
    QVERIFY(!buffer.latest());
    QVERIFY(buffer.snapshot(at(0)).generated.isEmpty());
    for (const int second : { 1, 2, 3 })
        buffer.addGenerated(at(second), double(second), double(second));
    QCOMPARE(values(buffer.snapshot(at(0)).generated), (QList<double> { 2, 3 }));
}

void TestSeriesBuffer::storeGivesTheSameBufferAgain()
{
    SeriesStore store;
    const auto first = store.series(u"cold-1"_s, u"t"_s);
    QCOMPARE(store.series(u"cold-1"_s, u"t"_s), first);
    QVERIFY(store.series(u"cold-1"_s, u"h"_s) != first);
    QVERIFY(store.series(u"cold-2"_s, u"t"_s) != first);
    QVERIFY(store.series(u"a"_s, u"bc"_s) != store.series(u"ab"_s, u"c"_s));
}

void TestSeriesBuffer::storeClearsBuffersInPlace()
{
    SeriesStore store;
    const auto buffer = store.series(u"d"_s, u"p"_s);
    buffer->addGenerated(at(1), true, 1.0);
    store.clear();
    QVERIFY(!buffer->latest());
    QCOMPARE(store.series(u"d"_s, u"p"_s), buffer);
}

void TestSeriesBuffer::canBeReadWhileItIsWritten()
{
    constexpr int kPoints = 50'000;
    SeriesStore store;
    std::atomic<bool> isWriting = true;
    std::thread writer([&store, &isWriting] {
        for (int i = 0; i < kPoints; ++i)
            store.series(u"d"_s, u"p"_s)->addGenerated(at(i), double(i), double(i));
        isWriting = false;
    });
    const auto buffer = store.series(u"d"_s, u"p"_s);
    bool isWhole = true;
    while (isWriting) {
        const QList<SeriesPoint> points = buffer->snapshot(at(0)).generated;
        for (qsizetype i = 1; i < points.size(); ++i)
            isWhole = isWhole && points.at(i).value == points.at(i - 1).value + 1;
    }
    writer.join();
    QVERIFY(isWhole);
    QCOMPARE(buffer->snapshot(at(0)).generated.size(), SeriesBuffer::kMaxPoints);
    QCOMPARE(buffer->revision(), static_cast<quint64>(kPoints));
}

void TestSeriesBuffer::decimatedLeavesFewPointsAlone()
{
    const QList<SeriesPoint> points = everySecond({ 1, 2, 3, 4 });
    QCOMPARE(decimated(points, at(0), at(3), 2), points);
}

void TestSeriesBuffer::decimatedKeepsLowestAndHighestOfEachColumn()
{
    // Columns of four seconds: 0-3, 4-7, 8-11 and the end at 12.
    const QList<SeriesPoint> points = everySecond({ 5, 9, 1, 5, 5, 2, 8, 5, 5, 5, 5, 7, 5 });
    const QList<SeriesPoint> few = decimated(points, at(0), at(12), 3);
    QCOMPARE(values(few), (QList<double> { 5, 9, 1, 2, 8, 5, 7, 5 }));
    for (qsizetype i = 1; i < few.size(); ++i)
        QVERIFY(few.at(i - 1).time < few.at(i).time);
}

void TestSeriesBuffer::decimatedKeepsTheFirstAndLastPoint()
{
    QList<double> wave;
    for (int i = 0; i < 1000; ++i)
        wave.append(i == 0 || i == 999 ? 0.0 : std::sin(i));
    const QList<SeriesPoint> points = everySecond(wave);
    const QList<SeriesPoint> few = decimated(points, at(0), at(999), 10);
    QCOMPARE(few.constFirst(), points.constFirst());
    QCOMPARE(few.constLast(), points.constLast());
}

void TestSeriesBuffer::decimatedKeepsTheNeighboursOutside()
{
    const QList<SeriesPoint> points = everySecond({ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 });
    QCOMPARE(values(decimated(points, at(3), at(7), 1)), (QList<double> { 2, 3, 4, 6, 7, 8 }));
    QCOMPARE(values(decimated(points, at(3), at(7), 100)), (QList<double> { 2, 3, 4, 5, 6, 7, 8 }));
    QCOMPARE(values(decimated(points, at(20), at(30), 10)), (QList<double> { 9 }));
}

void TestSeriesBuffer::decimatedIsBoundedByTheColumns_data()
{
    QTest::addColumn<int>("columns");
    for (const int columns : { 1, 2, 7, 800, 4000 })
        QTest::addRow("%d", columns) << columns;
}

void TestSeriesBuffer::decimatedIsBoundedByTheColumns()
{
    QFETCH(int, columns);
    QList<double> noise;
    for (int i = 0; i < 10'000; ++i)
        noise.append(
            std::sin(i * 12.9898) * 43758.5453 - std::floor(std::sin(i * 12.9898) * 43758.5453));
    const QList<SeriesPoint> points = everySecond(noise);
    const QList<SeriesPoint> few = decimated(points, at(10), at(9'990), columns);
    QVERIFY(few.size() <= 2 * columns + 4);
    const auto isLower
        = [](const SeriesPoint &a, const SeriesPoint &b) { return a.value < b.value; };
    const auto [low, high] = std::minmax_element(points.cbegin() + 10, points.cend() - 9, isLower);
    QVERIFY(few.contains(*low));
    QVERIFY(few.contains(*high));
}

void TestSeriesBuffer::decimatedOfNothingIsNothing()
{
    QVERIFY(decimated({}, at(0), at(10), 100).isEmpty());
    const QList<SeriesPoint> points = everySecond({ 1, 2, 3 });
    QCOMPARE(decimated(points, at(5), at(1), 0).size(), 1); // an empty range: the neighbour stays
}

QTEST_GUILESS_MAIN(TestSeriesBuffer)
#include "tst_seriesbuffer.moc"
