// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/faultschedule.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr WallTime kStart { 1'700'000'000s };

FaultSchedule schedule(const FaultTrigger &trigger, quint64 seed = 1)
{
    return { trigger, RandomStream(seed, u"d1", {}), kStart };
}

/// Changes until \a end, seen every \a step.
std::vector<FaultSchedule::Change> changes(
    FaultSchedule schedule, Microseconds end, Microseconds step)
{
    std::vector<FaultSchedule::Change> seen;
    for (Microseconds t { 0 }; t <= end; t += step)
        schedule.moveTo(kStart + t, seen);
    return seen;
}

} // namespace

/// When faults are active.
class TestFaultSchedule : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void beginsAtItsTimeAndEndsByItself();
    void failuresHaveTheirMeans();
    void failuresDoNotDependOnWhoLooks();
    void chanceIsAsOftenAsTold();
    void handBeginsAndEnds();
};

void TestFaultSchedule::beginsAtItsTimeAndEndsByItself()
{
    FaultSchedule once
        = schedule({ .mode = FaultTrigger::Mode::At, .at = 2min, .duration = Microseconds(45s) });
    std::vector<FaultSchedule::Change> seen;
    once.moveTo(kStart + 2min - 1us, seen);
    QVERIFY(!once.isActive() && seen.empty());
    once.moveTo(kStart + 2min, seen);
    QVERIFY(once.isActive());
    once.moveTo(kStart + 2min + 45s - 1us, seen);
    QVERIFY(once.isActive());
    once.moveTo(kStart + 2min + 45s, seen);
    QVERIFY(!once.isActive());
    once.moveTo(kStart + 24h, seen);
    QCOMPARE(seen.size(), std::size_t(2));
    QVERIFY(seen.at(0).isBegin && seen.at(0).time == kStart + 2min);
    QVERIFY(!seen.at(1).isBegin && seen.at(1).time == kStart + 2min + 45s);
}

void TestFaultSchedule::failuresHaveTheirMeans()
{
    const auto seen = changes(
        schedule(
            { .mode = FaultTrigger::Mode::Failures, .meanBetween = 50min, .meanRepair = 10min }),
        20'000h, 20'000h);
    const auto count = seen.size() / 2;
    // One failure an hour; the number of 20,000 has a deviation of about 120.
    QVERIFY(std::abs(static_cast<double>(count) - 20'000) < 600);
    Microseconds repair { 0 };
    Microseconds between = seen.at(0).time - kStart;
    for (std::size_t i = 0; i + 1 < 2 * count; ++i)
        (seen.at(i).isBegin ? repair : between) += seen.at(i + 1).time - seen.at(i).time;
    const double n = static_cast<double>(count);
    // Five deviations of a mean of n exponential times: 5 / sqrt(n) of it.
    QVERIFY(std::abs(static_cast<double>(repair.count()) / n / 600e6 - 1) < 0.036);
    QVERIFY(std::abs(static_cast<double>(between.count()) / n / 3000e6 - 1) < 0.036);
}

void TestFaultSchedule::failuresDoNotDependOnWhoLooks()
{
    const FaultTrigger trigger {
        .mode = FaultTrigger::Mode::Failures, .meanBetween = 50s, .meanRepair = 10s
    };
    const auto often = changes(schedule(trigger), 1h, 100ms);
    const auto seldom = changes(schedule(trigger), 1h, 10min);
    QVERIFY(often.size() > 20);
    QCOMPARE(seldom.size(), often.size());
    for (std::size_t i = 0; i < often.size(); ++i)
        QVERIFY(
            seldom.at(i).time == often.at(i).time && seldom.at(i).isBegin == often.at(i).isBegin);
    QVERIFY(changes(schedule(trigger, 2), 1h, 1s).at(0).time != often.at(0).time);
}

void TestFaultSchedule::chanceIsAsOftenAsTold()
{
    FaultSchedule chance
        = schedule({ .mode = FaultTrigger::Mode::Probability, .probability = 0.02 });
    std::vector<FaultSchedule::Change> seen;
    int active = 0;
    for (quint64 i = 0; i < 100'000; ++i) {
        const WallTime time = kStart + i * 1s;
        chance.moveTo(time, seen);
        QVERIFY(!chance.isActive()); // one sample each
        chance.decide(i, time, seen);
        active += chance.isActive() ? 1 : 0;
    }
    QVERIFY(std::abs(active - 2000) < 222); // five deviations
}

void TestFaultSchedule::handBeginsAndEnds()
{
    FaultSchedule manual = schedule({ .duration = Microseconds(30s) });
    std::vector<FaultSchedule::Change> seen;
    manual.moveTo(kStart + 1h, seen);
    QVERIFY(!manual.isActive());
    manual.begin(kStart + 1h, seen);
    QVERIFY(manual.isActive());
    manual.moveTo(kStart + 1h + 20s, seen);
    manual.begin(kStart + 1h + 20s, seen); // once more: 30 s from now
    manual.moveTo(kStart + 1h + 40s, seen);
    QVERIFY(manual.isActive());
    manual.end(kStart + 1h + 40s, seen);
    QVERIFY(!manual.isActive());
    manual.moveTo(kStart + 2h, seen);
    QCOMPARE(seen.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestFaultSchedule)

#include "tst_faultschedule.moc"
