// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulatedclock.h"
#include "support/manualclock.h"

#include <QtTest/QTest>

using namespace sim;
using sim::test::ManualClock;
using namespace std::chrono_literals;

class TestSimulatedClock : public QObject
{
    Q_OBJECT

private slots:
    void runsAtItsScale();
    void standsStillWhilePaused();
    void goesOnWhereItWasWhenTheScaleChanges();
    void ignoresJumpsOfTheWallClock();
    void saysHowLongToWait();
    void waitsForeverForWhatNeverComes();
};

static const WallTime kStart { 1'000'000s };

void TestSimulatedClock::runsAtItsScale()
{
    ManualClock clock;
    const SimulatedClock simulated(clock, kStart, 60);
    QVERIFY(simulated.now() == kStart);
    clock.advance(1s);
    QVERIFY(simulated.now() == kStart + 60s);
}

void TestSimulatedClock::standsStillWhilePaused()
{
    ManualClock clock;
    SimulatedClock simulated(clock, kStart, 1);
    clock.advance(5s);
    simulated.pause();
    clock.advance(1h);
    QVERIFY(simulated.now() == kStart + 5s);
    simulated.resume();
    clock.advance(2s);
    QVERIFY(simulated.now() == kStart + 7s);
}

void TestSimulatedClock::goesOnWhereItWasWhenTheScaleChanges()
{
    ManualClock clock;
    SimulatedClock simulated(clock, kStart, 10);
    clock.advance(1s);
    simulated.setScale(1);
    QVERIFY(simulated.now() == kStart + 10s);
    clock.advance(1s);
    QVERIFY(simulated.now() == kStart + 11s);
}

void TestSimulatedClock::ignoresJumpsOfTheWallClock()
{
    ManualClock clock;
    const SimulatedClock simulated(clock, kStart, 1);
    clock.advance(1s);
    clock.jumpWall(-24h);
    QVERIFY(simulated.now() == kStart + 1s);
}

void TestSimulatedClock::saysHowLongToWait()
{
    ManualClock clock;
    const SimulatedClock simulated(clock, kStart, 10);
    QVERIFY(simulated.until(kStart + 10s) == 1s);
    QVERIFY(simulated.until(kStart - 10s) == 0s);
}

/// Silent devices are due at WallTime::max(), beyond every number of real microseconds.
void TestSimulatedClock::waitsForeverForWhatNeverComes()
{
    ManualClock clock;
    for (const double scale : { 0.001, 0.1, 1.0, 10'000.0 }) {
        const SimulatedClock simulated(clock, kStart, scale);
        QVERIFY(simulated.until(WallTime::max()) > 24h * 365);
    }
}

QTEST_GUILESS_MAIN(TestSimulatedClock)
#include "tst_simulatedclock.moc"
