// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttalarm.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <functional>
#include <limits>
#include <vector>

using namespace std::chrono_literals;
using sim::mqtt::Alarm;

namespace {

class Sleeper final : private Alarm::Listener
{
public:
    Alarm alarm { *this };
    int rung = 0;
    qint64 order = 0;
    std::function<void()> onAlarm = [] {};

private:
    void handleAlarm(Alarm &) override
    {
        static qint64 count = 0;
        ++rung;
        order = ++count;
        std::exchange(onAlarm, [] {})();
    }
};

/// Waits for an alarm of this thread after \a time. Those that were due earlier have rung then.
bool hasPassed(std::chrono::milliseconds time)
{
    Sleeper marker;
    marker.alarm.start(time);
    return QTest::qWaitFor([&marker] { return marker.rung > 0; });
}

} // namespace

class MqttAlarmTest : public QObject
{
    Q_OBJECT

private slots:
    void ringsOnceAndInTime();
    void ringsInOrderOfTime();
    void neverRingsInsideStart();
    void startingAgainForgetsTheFirst();
    void stopsForGood();
    void mayBeDeletedWhileItRings();
    void mayStartAgainWhileItRings();
    void eachThreadHasItsOwn();
    void thousandsStartAndStopQuickly();
};

void MqttAlarmTest::ringsOnceAndInTime()
{
    Sleeper sleeper;
    QElapsedTimer timer;
    timer.start();
    sleeper.alarm.start(30ms);
    QVERIFY(sleeper.alarm.isActive());
    QTRY_COMPARE(sleeper.rung, 1);
    QVERIFY2(timer.elapsed() >= 30, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!sleeper.alarm.isActive());
    QVERIFY(hasPassed(31ms)); // a second time would have come
    QCOMPARE(sleeper.rung, 1);
}

void MqttAlarmTest::ringsInOrderOfTime()
{
    Sleeper late;
    Sleeper early;
    late.alarm.start(30ms);
    early.alarm.start(5ms);
    QTRY_COMPARE(late.rung, 1);
    QCOMPARE(early.rung, 1);
    QVERIFY(early.order < late.order);
}

void MqttAlarmTest::neverRingsInsideStart()
{
    Sleeper sleeper;
    sleeper.alarm.start(0ms);
    QCOMPARE(sleeper.rung, 0);
    QTRY_COMPARE(sleeper.rung, 1);
}

void MqttAlarmTest::startingAgainForgetsTheFirst()
{
    Sleeper sleeper;
    sleeper.alarm.start(5ms);
    sleeper.alarm.start(1h);
    QVERIFY(hasPassed(6ms));
    QCOMPARE(sleeper.rung, 0);
    sleeper.alarm.start(1ms);
    QTRY_COMPARE(sleeper.rung, 1);
}

void MqttAlarmTest::stopsForGood()
{
    Sleeper sleeper;
    sleeper.alarm.start(5ms);
    sleeper.alarm.stop();
    sleeper.alarm.stop();
    QVERIFY(!sleeper.alarm.isActive());
    QVERIFY(hasPassed(6ms));
    QCOMPARE(sleeper.rung, 0);
}

void MqttAlarmTest::mayBeDeletedWhileItRings()
{
    auto first = std::make_unique<Sleeper>();
    auto second = std::make_unique<Sleeper>();
    int rung = 0;
    for (Sleeper *sleeper : { first.get(), second.get() }) {
        sleeper->onAlarm = [&] {
            ++rung;
            first.reset();
            second.reset();
        };
        sleeper->alarm.start(5ms);
    }
    QTRY_COMPARE(rung, 1);
    QVERIFY(hasPassed(6ms));
    QCOMPARE(rung, 1);
}

void MqttAlarmTest::mayStartAgainWhileItRings()
{
    Sleeper sleeper;
    sleeper.onAlarm = [&sleeper] { sleeper.alarm.start(5ms); };
    sleeper.alarm.start(5ms);
    QTRY_COMPARE(sleeper.rung, 2);
}

void MqttAlarmTest::eachThreadHasItsOwn()
{
    Sleeper here;
    here.alarm.start(1h);
    int rung = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&rung] {
        Sleeper there;
        there.alarm.start(5ms);
        if (hasPassed(6ms))
            rung = there.rung;
    }));
    thread->start();
    QVERIFY(thread->wait());
    QCOMPARE(rung, 1);
    QCOMPARE(here.rung, 0);
}

/// Qt's own list of timers is walked at each start and stop: twenty times as many then take four
/// hundred times as long.
void MqttAlarmTest::thousandsStartAndStopQuickly()
{
    const auto timeFor = [](std::size_t count) {
        const std::vector<std::unique_ptr<Sleeper>> sleepers = [count] {
            std::vector<std::unique_ptr<Sleeper>> made(count);
            for (auto &sleeper : made)
                sleeper = std::make_unique<Sleeper>();
            return made;
        }();
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 5; ++round) {
            QElapsedTimer timer;
            timer.start();
            for (std::size_t i = 0; i < count; ++i)
                sleepers[i]->alarm.start(std::chrono::milliseconds(1000 + i * 7919 % 5000));
            for (std::size_t i = 0; i < count; ++i)
                sleepers[i]->alarm.start(5s);
            best = std::min(best, timer.nsecsElapsed());
        }
        return std::max<qint64>(best, 1);
    };
    const qint64 few = timeFor(1000);
    const qint64 many = timeFor(20'000);
    QVERIFY2(many < few * 200, qPrintable(QString::number(many / few)));
}

QTEST_GUILESS_MAIN(MqttAlarmTest)
#include "tst_mqttalarm.moc"
