// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runscheduler.h"
#include "support/manualclock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;

namespace {

const WallTime kStart { 1'000'000s };

/// Due every \a interval; writes down when it ran and what was due.
class Ticker : public Scheduled
{
public:
    Ticker(QList<int> &order, int name, Microseconds interval)
        : m_order(order)
        , m_name(name)
        , m_interval(interval)
        , m_due(kStart + interval)
    {
    }

    WallTime nextDue() const override { return m_due; }

    void runUntil(WallTime now) override
    {
        while (m_due <= now) {
            m_order.append(m_name);
            ++count;
            m_due += m_interval;
        }
        lastNow = now;
    }

    void skipTo(WallTime now) override
    {
        while (m_due < now)
            m_due += m_interval;
    }

    int count = 0;
    WallTime lastNow {};

private:
    QList<int> &m_order;
    int m_name;
    Microseconds m_interval;
    WallTime m_due;
};

} // namespace

class TestRunScheduler : public QObject
{
    Q_OBJECT

private slots:
    void runsEverythingUntilTheEndAndNothingBeyond();
    void doesNothingWhilePaused();
    void earliestRunsFirst();
    void keepsLateness();
    void leavesOutWhatWasDueWhileTheMachineSlept();
    void noticesASleepInTheMiddleOfItsWork();
};

void TestRunScheduler::runsEverythingUntilTheEndAndNothingBeyond()
{
    const SystemClock system;
    SimulatedClock clock(system, kStart, 1000); // a simulated minute takes 60 ms
    RunScheduler scheduler(clock);
    QList<int> order;
    Ticker second(order, 1, 1s);
    Ticker slow(order, 2, 7s);
    scheduler.add(second);
    scheduler.add(slow);
    scheduler.setEnd(kStart + 60s);
    QSignalSpy ended(&scheduler, &RunScheduler::reachedEnd);
    scheduler.start();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(second.count, 60);
    QCOMPARE(slow.count, 8);
    QVERIFY(second.lastNow <= kStart + 60s);
}

void TestRunScheduler::doesNothingWhilePaused()
{
    const SystemClock system;
    SimulatedClock clock(system, kStart, 1000);
    clock.pause();
    RunScheduler scheduler(clock);
    QList<int> order;
    Ticker ticker(order, 1, 1s);
    scheduler.add(ticker);
    scheduler.start();
    QCoreApplication::processEvents();
    QCOMPARE(ticker.count, 0);
    clock.resume();
    scheduler.start();
    QTRY_VERIFY(ticker.count > 3);
}

void TestRunScheduler::earliestRunsFirst()
{
    const SystemClock system;
    SimulatedClock clock(system, kStart, 1000);
    RunScheduler scheduler(clock);
    QList<int> order;
    Ticker late(order, 2, 50s);
    Ticker early(order, 1, 30s);
    scheduler.add(late);
    scheduler.add(early);
    scheduler.setEnd(kStart + 55s);
    QSignalSpy ended(&scheduler, &RunScheduler::reachedEnd);
    scheduler.start();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(order, QList<int>({ 1, 2 }));
}

void TestRunScheduler::keepsLateness()
{
    const SystemClock system;
    SimulatedClock clock(system, kStart, 100);
    RunScheduler scheduler(clock);
    QList<int> order;
    Ticker ticker(order, 1, 1s);
    scheduler.add(ticker);
    scheduler.setEnd(kStart + 10s);
    QSignalSpy ended(&scheduler, &RunScheduler::reachedEnd);
    scheduler.start();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(scheduler.lateness().count() > 0);
    QVERIFY(scheduler.lateness().percentile(50).has_value());
}

void TestRunScheduler::leavesOutWhatWasDueWhileTheMachineSlept()
{
    ManualClock manual;
    SimulatedClock clock(manual, kStart, 1);
    RunScheduler scheduler(clock);
    QSignalSpy overslept(&scheduler, &RunScheduler::overslept);
    QList<int> order;
    Ticker ticker(order, 1, 100ms);
    scheduler.add(ticker);
    scheduler.start();
    manual.advance(1s); // late, but awake: nothing is lost
    QTRY_COMPARE(ticker.count, 10);
    manual.advance(2min);
    QTRY_COMPARE(overslept.count(), 1);
    QCOMPARE(overslept.first().first().value<Microseconds>(), 120s - 100ms);
    QVERIFY2(ticker.count <= 11, qPrintable(QString::number(ticker.count)));
    manual.advance(1s);
    QTRY_VERIFY(ticker.count >= 20);
    QCOMPARE(ticker.lastNow, clock.now());
}

void TestRunScheduler::noticesASleepInTheMiddleOfItsWork()
{
    /// Falls asleep while it works.
    class Sleeper final : public Ticker
    {
    public:
        Sleeper(QList<int> &order, ManualClock &manual)
            : Ticker(order, 2, 1s)
            , m_manual(manual)
        {
        }

        void runUntil(WallTime now) override
        {
            Ticker::runUntil(now);
            if (count == 1)
                m_manual.advance(1h);
        }

    private:
        ManualClock &m_manual;
    };

    ManualClock manual;
    SimulatedClock clock(manual, kStart, 1);
    RunScheduler scheduler(clock);
    QSignalSpy overslept(&scheduler, &RunScheduler::overslept);
    QList<int> order;
    Ticker ticker(order, 1, 100ms);
    Sleeper sleeper(order, manual);
    scheduler.add(ticker);
    scheduler.add(sleeper);
    scheduler.start();
    manual.advance(1s);
    QTRY_COMPARE(overslept.count(), 1);
    QCOMPARE(overslept.first().first().value<Microseconds>(), Microseconds(1h));
    QVERIFY2(ticker.count <= 11, qPrintable(QString::number(ticker.count)));
}

QTEST_GUILESS_MAIN(TestRunScheduler)
#include "tst_runscheduler.moc"
