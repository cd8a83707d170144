// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/deadline.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <ctime>
#include <functional>
#include <limits>
#include <vector>

using namespace std::chrono_literals;
using sim::Deadline;

namespace {

class Waiter final : private Deadline::Listener
{
public:
    Deadline deadline { *this };
    int ended = 0;
    qint64 order = 0;
    std::function<void()> onDeadline = [] {};

private:
    void handleDeadline(Deadline &) override
    {
        static qint64 count = 0;
        ++ended;
        order = ++count;
        std::exchange(onDeadline, [] {})();
    }
};

/// Waits for a deadline of this thread after \a time. Those that were due earlier have ended then.
bool hasPassed(std::chrono::milliseconds time)
{
    Waiter marker;
    marker.deadline.start(time);
    return QTest::qWaitFor([&marker] { return marker.ended > 0; });
}

} // namespace

/// One-shot timers by the thousand.
class DeadlineTest : public QObject
{
    Q_OBJECT

private slots:
    void endsOnceAndInTime();
    void endInOrderOfTime();
    void neverEndsInsideStart();
    void startingAgainForgetsTheFirst();
    void stopsForGood();
    void mayBeDeletedWhileItEnds();
    void mayStartAgainWhileItEnds();
    void eachThreadHasItsOwn();
    void thousandsStartAndStopQuickly();
};

void DeadlineTest::endsOnceAndInTime()
{
    Waiter waiter;
    QElapsedTimer timer;
    timer.start();
    waiter.deadline.start(30ms);
    QVERIFY(waiter.deadline.isActive());
    QTRY_COMPARE(waiter.ended, 1);
    QVERIFY2(timer.elapsed() >= 30, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!waiter.deadline.isActive());
    QVERIFY(hasPassed(31ms)); // a second time would have come
    QCOMPARE(waiter.ended, 1);
}

void DeadlineTest::endInOrderOfTime()
{
    Waiter late;
    Waiter early;
    late.deadline.start(30ms);
    early.deadline.start(5ms);
    QTRY_COMPARE(late.ended, 1);
    QCOMPARE(early.ended, 1);
    QVERIFY(early.order < late.order);
}

void DeadlineTest::neverEndsInsideStart()
{
    Waiter waiter;
    waiter.deadline.start(0ms);
    QCOMPARE(waiter.ended, 0);
    QTRY_COMPARE(waiter.ended, 1);
}

void DeadlineTest::startingAgainForgetsTheFirst()
{
    Waiter waiter;
    waiter.deadline.start(5ms);
    waiter.deadline.start(1h);
    QVERIFY(hasPassed(6ms));
    QCOMPARE(waiter.ended, 0);
    waiter.deadline.start(1ms);
    QTRY_COMPARE(waiter.ended, 1);
}

void DeadlineTest::stopsForGood()
{
    Waiter waiter;
    waiter.deadline.start(5ms);
    waiter.deadline.stop();
    waiter.deadline.stop();
    QVERIFY(!waiter.deadline.isActive());
    QVERIFY(hasPassed(6ms));
    QCOMPARE(waiter.ended, 0);
}

void DeadlineTest::mayBeDeletedWhileItEnds()
{
    auto first = std::make_unique<Waiter>();
    auto second = std::make_unique<Waiter>();
    int ended = 0;
    for (Waiter *waiter : { first.get(), second.get() }) {
        waiter->onDeadline = [&] {
            ++ended;
            first.reset();
            second.reset();
        };
        waiter->deadline.start(5ms);
    }
    QTRY_COMPARE(ended, 1);
    QVERIFY(hasPassed(6ms));
    QCOMPARE(ended, 1);
}

void DeadlineTest::mayStartAgainWhileItEnds()
{
    Waiter waiter;
    waiter.onDeadline = [&waiter] { waiter.deadline.start(5ms); };
    waiter.deadline.start(5ms);
    QTRY_COMPARE(waiter.ended, 2);
}

void DeadlineTest::eachThreadHasItsOwn()
{
    Waiter here;
    here.deadline.start(1h);
    int ended = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&ended] {
        Waiter there;
        there.deadline.start(5ms);
        static_cast<void>(QTest::qWaitFor([&there] { return there.ended > 0; }));
        ended = there.ended;
    }));
    thread->start();
    QVERIFY(thread->wait());
    QCOMPARE(ended, 1);
    QCOMPARE(here.ended, 0);
}

/// Qt's own list of timers is walked at each start and stop: twenty times as many then take four
/// hundred times as long.
void DeadlineTest::thousandsStartAndStopQuickly()
{
    const auto timeFor = [](std::size_t count) {
        const std::vector<std::unique_ptr<Waiter>> waiters = [count] {
            std::vector<std::unique_ptr<Waiter>> made(count);
            for (auto &waiter : made)
                waiter = std::make_unique<Waiter>();
            return made;
        }();
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int round = 0; round < 5; ++round) {
            const std::clock_t start = std::clock(); // of this process: others do not count
            for (std::size_t i = 0; i < count; ++i)
                waiters[i]->deadline.start(std::chrono::milliseconds(1000 + i * 7919 % 5000));
            for (std::size_t i = 0; i < count; ++i)
                waiters[i]->deadline.start(5s);
            best = std::min(best, std::clock() - start);
        }
        return std::max<std::clock_t>(best, 1);
    };
    const std::clock_t few = timeFor(1000);
    const std::clock_t many = timeFor(20'000);
    QVERIFY2(many < few * 200, qPrintable(QString::number(many / few)));
}

QTEST_GUILESS_MAIN(DeadlineTest)
#include "tst_deadline.moc"
