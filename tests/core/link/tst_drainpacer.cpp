// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/drainpacer.h"

#include <QtTest/QTest>

#include <vector>

using namespace sim;
using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime kStart(1s);

/// Times at which messages leave when the pacer is asked every \a step and there is always one.
std::vector<MonotonicTime> releases(DrainPacer &pacer, Microseconds length, Microseconds step)
{
    std::vector<MonotonicTime> times;
    for (MonotonicTime now = kStart; now < kStart + length; now += step) {
        while (pacer.mayRelease(now) && times.size() < 100'000) {
            pacer.release(now);
            times.push_back(now);
        }
    }
    return times;
}

/// The most that any second holds, wherever it begins.
std::size_t mostInASecond(const std::vector<MonotonicTime> &times)
{
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < times.size(); ++last) {
        while (times[last] - times[first] >= 1s)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

} // namespace

class DrainPacerTest : public QObject
{
    Q_OBJECT

private slots:
    void neverExceedsTheRateInAnySecond_data();
    void neverExceedsTheRateInAnySecond();
    void aShortInterruptionLeavesAtOnce();
    void keepsTheRateInTheLongRun();
    void aRestEarnsAFreshSecondOnly();
    void zeroIsNoLimit();
    void saysWhenToAskAgain();
};

void DrainPacerTest::neverExceedsTheRateInAnySecond_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("stepUs");
    for (const int rate : { 1, 7, 15, 50, 55, 99, 1000 }) {
        for (const int step : { 700, 1000, 9'973, 20'000, 33'333, 130'000, 990'000 })
            QTest::addRow("%d/s asked every %d us", rate, step) << rate << step;
    }
}

void DrainPacerTest::neverExceedsTheRateInAnySecond()
{
    QFETCH(int, rate);
    QFETCH(int, stepUs);
    DrainPacer pacer(rate);
    const auto times = releases(pacer, 10s, Microseconds(stepUs));
    QVERIFY(!times.empty());
    QVERIFY(mostInASecond(times) <= std::size_t(rate));
}

void DrainPacerTest::aShortInterruptionLeavesAtOnce()
{
    DrainPacer pacer(50);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(pacer.mayRelease(kStart));
        pacer.release(kStart);
    }
    QVERIFY(!pacer.mayRelease(kStart));
    QVERIFY(!pacer.mayRelease(kStart + 999ms));
    QVERIFY(pacer.mayRelease(kStart + 1s));
}

void DrainPacerTest::keepsTheRateInTheLongRun()
{
    DrainPacer pacer(50);
    const auto count = releases(pacer, 60s, 1ms).size();
    QVERIFY(count > 59 * 49);
    QVERIFY(count <= 60 * 50);
}

void DrainPacerTest::aRestEarnsAFreshSecondOnly()
{
    DrainPacer pacer(50);
    releases(pacer, 3s, 1ms);
    const MonotonicTime later = kStart + 100s;
    int count = 0;
    while (pacer.mayRelease(later)) {
        pacer.release(later);
        ++count;
    }
    QCOMPARE(count, 50);
}

void DrainPacerTest::zeroIsNoLimit()
{
    DrainPacer pacer(0);
    for (int i = 0; i < 10'000; ++i) {
        QVERIFY(pacer.mayRelease(kStart));
        pacer.release(kStart);
    }
}

void DrainPacerTest::saysWhenToAskAgain()
{
    DrainPacer pacer(50);
    releases(pacer, 1ms, 1ms);
    for (int i = 0; i < 10; ++i) {
        const MonotonicTime next = pacer.next();
        QVERIFY(!pacer.mayRelease(next - 1us));
        QVERIFY(pacer.mayRelease(next));
        while (pacer.mayRelease(next))
            pacer.release(next);
    }
    QCOMPARE(pacer.next(), kStart + 1s + 1s); // ten bursts of a tenth of a second
}

QTEST_GUILESS_MAIN(DrainPacerTest)
#include "tst_drainpacer.moc"
