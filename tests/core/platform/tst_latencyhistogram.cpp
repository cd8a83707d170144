// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/latencyhistogram.h"

#include <QtTest/QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

bool isNear(std::optional<Microseconds> found, qint64 expected)
{
    constexpr double kError = 0.045;
    return found
        && std::abs(static_cast<double>(found->count() - expected))
        <= std::max(0.5, kError * static_cast<double>(expected));
}

} // namespace

class TestLatencyHistogram : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void knowsNothingWhenEmpty();
    void givesEachDurationWithinItsError_data();
    void givesEachDurationWithinItsError();
    void countsDurationsBeyondTheRangeAtTheEnds();
    void findsPercentiles();
    void percentileNeverFalls();
    void mergeAddsBothSides();
};

void TestLatencyHistogram::knowsNothingWhenEmpty()
{
    const LatencyHistogram histogram;
    QVERIFY(!histogram.percentile(50));
    QCOMPARE(histogram.count(), 0U);
}

void TestLatencyHistogram::givesEachDurationWithinItsError_data()
{
    QTest::addColumn<qint64>("us");
    for (double us = 1; us < 3.6e9; us *= 1.7)
        QTest::addRow("%lld us", static_cast<long long>(us)) << static_cast<qint64>(us);
    QTest::newRow("one hour") << qint64 { 3'600'000'000 };
}

void TestLatencyHistogram::givesEachDurationWithinItsError()
{
    QFETCH(qint64, us);
    LatencyHistogram histogram;
    histogram.add(Microseconds(us));
    for (const double p : { 0.0, 50.0, 100.0 })
        QVERIFY2(isNear(histogram.percentile(p), us),
            qPrintable(QString::number(histogram.percentile(p)->count())));
}

void TestLatencyHistogram::countsDurationsBeyondTheRangeAtTheEnds()
{
    LatencyHistogram histogram;
    histogram.add(Microseconds(-5));
    histogram.add(Microseconds(0));
    histogram.add(std::chrono::hours(1000));
    QCOMPARE(histogram.count(), 3U);
    QVERIFY(isNear(histogram.percentile(50), 1));
    QVERIFY(*histogram.percentile(100) > std::chrono::hours(1));
    QVERIFY(*histogram.percentile(100) < std::chrono::hours(2));
}

void TestLatencyHistogram::findsPercentiles()
{
    LatencyHistogram histogram;
    for (int ms = 1; ms <= 1000; ++ms)
        histogram.add(std::chrono::milliseconds(ms));
    QVERIFY(isNear(histogram.percentile(50), 500'000));
    QVERIFY(isNear(histogram.percentile(99), 990'000));
    QVERIFY(isNear(histogram.percentile(100), 1'000'000));
    QVERIFY(isNear(histogram.percentile(0), 1000));
    QVERIFY(isNear(histogram.percentile(-3), 1000));
    QVERIFY(isNear(histogram.percentile(300), 1'000'000));
}

void TestLatencyHistogram::percentileNeverFalls()
{
    LatencyHistogram histogram;
    for (int i = 0; i < 2000; ++i)
        histogram.add(Microseconds((i * 7919) % 100'003));
    Microseconds last(0);
    for (int p = 0; p <= 100; ++p) {
        const Microseconds next = *histogram.percentile(p);
        QVERIFY(next >= last);
        last = next;
    }
}

void TestLatencyHistogram::mergeAddsBothSides()
{
    LatencyHistogram fast;
    LatencyHistogram slow;
    fast.add(Microseconds(100));
    slow.add(Microseconds(100'000));
    LatencyHistogram all;
    all.merge(LatencyHistogram());
    QCOMPARE(all.count(), 0U);
    all.merge(fast);
    all.merge(slow);
    QCOMPARE(all.count(), 2U);
    QVERIFY(isNear(all.percentile(50), 100));
    QVERIFY(isNear(all.percentile(100), 100'000));
    QCOMPARE(slow.count(), 1U);
}

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "tst_latencyhistogram.moc"
