// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/axisticks.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAxisTicks : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreRoundAndFew_data();
    void numbersAreRoundAndFew();
    void rangesLeaveRoomAndHaveHeight();
    void aRangeThatStillServesIsKept();
    void timesLieOnWholeSteps_data();
    void timesLieOnWholeSteps();
    void labelsShowWhatTellsThemApart();
};

void TestAxisTicks::numbersAreRoundAndFew_data()
{
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::addColumn<int>("count");
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<int>("decimals");
    QTest::newRow("tens") << 0.0 << 50.0 << 5 << QList<double> { 0, 10, 20, 30, 40, 50 } << 0;
    QTest::newRow("halves") << -18.6 << -17.4 << 4 << QList<double> { -18.5, -18, -17.5 } << 1;
    QTest::newRow("thousandths") << 0.0001 << 0.0042 << 3 << QList<double> { 0.002, 0.004 } << 3;
    QTest::newRow("no height") << 3.0 << 3.0 << 4 << QList<double> {} << 0;
    QTest::newRow("not finite") << 0.0 << qInf() << 4 << QList<double> {} << 0;
}

void TestAxisTicks::numbersAreRoundAndFew()
{
    QFETCH(double, min);
    QFETCH(double, max);
    QFETCH(int, count);
    QFETCH(QList<double>, values);
    QFETCH(int, decimals);
    const NumberTicks ticks = numberTicks(min, max, count);
    QCOMPARE(ticks.values, values);
    QCOMPARE(ticks.decimals, decimals);
}

void TestAxisTicks::rangesLeaveRoomAndHaveHeight()
{
    const AxisRange range = paddedRange(10, 20);
    QVERIFY(range.min < 10 && range.min > 8);
    QVERIFY(range.max > 20 && range.max < 22);
    const AxisRange flat = paddedRange(-18, -18);
    QVERIFY(flat.max - flat.min >= 1);
    QCOMPARE((flat.max + flat.min) / 2, -18.0);
}

void TestAxisTicks::aRangeThatStillServesIsKept()
{
    const AxisRange present { .min = 0, .max = 100 };
    QCOMPARE(steadyRange(present, { .min = 5, .max = 95 }), present);
    QCOMPARE(steadyRange(present, { .min = 5, .max = 120 }), (AxisRange { .min = 5, .max = 120 }));
    QCOMPARE(steadyRange(present, { .min = 40, .max = 60 }), (AxisRange { .min = 40, .max = 60 }));
}

void TestAxisTicks::timesLieOnWholeSteps_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("step");
    QTest::newRow("half a minute") << 36 << 5;
    QTest::newRow("a minute") << 72 << 10;
    QTest::newRow("ten minutes") << 720 << 120;
    QTest::newRow("an hour") << 4320 << 600;
}

void TestAxisTicks::timesLieOnWholeSteps()
{
    QFETCH(int, seconds);
    QFETCH(int, step);
    const WallTime from { 1'700'000'003s + 421ms };
    const TimeTicks ticks = timeTicks(from, from + std::chrono::seconds(seconds), 8);
    QCOMPARE(ticks.step, std::chrono::seconds(step));
    QVERIFY(ticks.times.size() >= 3 && ticks.times.size() <= 9);
    for (const WallTime time : ticks.times) {
        QVERIFY(time >= from);
        QCOMPARE(time.time_since_epoch() % ticks.step, 0us);
    }
}

void TestAxisTicks::labelsShowWhatTellsThemApart()
{
    const WallTime time { 1'700'000'000s + 250ms };
    QCOMPARE(timeTickLabel(time, 5s), u"22:13:20"_s);
    QCOMPARE(timeTickLabel(time, 200ms), u"22:13:20.250"_s);
    QCOMPARE(timeTickLabel(WallTime { 1'699'920'000s }, 1h), u"14 Nov"_s);
}

QTEST_GUILESS_MAIN(TestAxisTicks)

#include "tst_axisticks.moc"
