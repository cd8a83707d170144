// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttkeepalive.h"

#include <QtTest/QTest>

using namespace std::chrono_literals;
using sim::mqtt::KeepAlive;
using Action = KeepAlive::Action;

/// When a ping is due and when a broker is lost, with time turned by hand.
class TestMqttKeepAlive : public QObject
{
    Q_OBJECT

private slots:
    void pingsBeforeTheIntervalEnds_data();
    void pingsBeforeTheIntervalEnds();
    void trafficBothWaysPostponesThePing();
    void sendingAloneDoesNotPostponeThePing();
    void receivingAloneDoesNotPostponeThePing();
    void halfOpenIsFoundWithin35Seconds();
    void missingResponseEndsAfterTheDeadline();
    void dataInsteadOfTheResponseGivesALittleMoreTime();
    void pingsAgainWhenItsOwnSilenceGrows();
    void zeroMeansNoPings();
    void beforeLoginNoResponseIsDue();
    void manualPingsStillNeedAnAnswer();
    void longSleepIsNoticed();
    void neverSleepsLong();
    void clockAdvances();
};

void TestMqttKeepAlive::pingsBeforeTheIntervalEnds_data()
{
    QTest::addColumn<int>("interval");
    QTest::newRow("1 s") << 1;
    QTest::newRow("2 s") << 2;
    QTest::newRow("25 s") << 25;
    QTest::newRow("18 h") << 65'535;
}

// proves MQTT-3.1.2-23
void TestMqttKeepAlive::pingsBeforeTheIntervalEnds()
{
    QFETCH(const int, interval);
    const auto length = std::chrono::seconds(interval);
    KeepAlive keepAlive;
    keepAlive.start(length, true, 1'000ms);
    QCOMPARE(keepAlive.check(1'000ms + length * 9 / 10), Action::None);
    QCOMPARE(keepAlive.check(1'000ms + length - 50ms), Action::SendPing);
}

void TestMqttKeepAlive::trafficBothWaysPostponesThePing()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, true, 0ms);
    for (auto now = 0ms; now < 300s; now += 10s) {
        QCOMPARE(keepAlive.check(now), Action::None);
        keepAlive.handleSent(now);
        keepAlive.handleReceived(now);
    }
}

void TestMqttKeepAlive::sendingAloneDoesNotPostponeThePing()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, true, 0ms);
    keepAlive.handleSent(24s);
    QCOMPARE(keepAlive.check(25s), Action::SendPing);
}

void TestMqttKeepAlive::receivingAloneDoesNotPostponeThePing()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, true, 0ms);
    keepAlive.handleReceived(24s);
    QCOMPARE(keepAlive.check(25s), Action::SendPing);
}

// proves late-loss
void TestMqttKeepAlive::halfOpenIsFoundWithin35Seconds()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, true, 0ms);
    auto now = 0ms;
    for (Action action = Action::None; action != Action::NoPingResponse; now += 100ms) {
        QVERIFY(now <= 35s);
        keepAlive.handleSent(now); // publishes ten times a second
        action = keepAlive.check(now);
        if (action == Action::SendPing)
            keepAlive.handlePingSent(now);
    }
    QVERIFY(now > 34s);
}

// proves QTBUG-74279
void TestMqttKeepAlive::missingResponseEndsAfterTheDeadline()
{
    KeepAlive keepAlive;
    keepAlive.start(2s, true, 0ms);
    keepAlive.handlePingSent(1'900ms);
    keepAlive.handleSent(1'900ms);
    QVERIFY(keepAlive.isPingOutstanding());
    QCOMPARE(keepAlive.check(3'899ms), Action::SendPing); // its own gap must not exceed 2 s either
    QCOMPARE(keepAlive.check(3'900ms), Action::NoPingResponse); // the interval is below ten seconds
    keepAlive.handlePingResponse();
    keepAlive.handleReceived(2'000ms);
    QCOMPARE(keepAlive.check(3'799ms), Action::None);
}

void TestMqttKeepAlive::dataInsteadOfTheResponseGivesALittleMoreTime()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, true, 0ms);
    keepAlive.handleSent(24s);
    keepAlive.handlePingSent(24s);
    keepAlive.handleReceived(33s); // in the middle of a large packet
    QCOMPARE(keepAlive.check(34s), Action::None);
    keepAlive.handleReceived(53s);
    keepAlive.handleSent(53s);
    QCOMPARE(keepAlive.check(53s), Action::None);
    QCOMPARE(keepAlive.check(54s), Action::NoPingResponse);
}

void TestMqttKeepAlive::pingsAgainWhenItsOwnSilenceGrows()
{
    KeepAlive keepAlive;
    keepAlive.start(5s, true, 0ms);
    keepAlive.handlePingSent(4'800ms);
    keepAlive.handleSent(4'800ms);
    keepAlive.handleReceived(9s);
    QCOMPARE(keepAlive.check(9'700ms), Action::SendPing);
}

// proves keep-alive-zero
void TestMqttKeepAlive::zeroMeansNoPings()
{
    KeepAlive keepAlive;
    keepAlive.start(0s, true, 0ms);
    QCOMPARE(keepAlive.check(1'000'000s), Action::None);
    QVERIFY(keepAlive.untilNextCheck(0ms) < 0ms);
}

void TestMqttKeepAlive::beforeLoginNoResponseIsDue()
{
    KeepAlive keepAlive;
    keepAlive.start(2s, true, 0ms);
    keepAlive.awaitLogin();
    for (auto now = 1'900ms; now < 60s; now += 1'900ms) {
        QCOMPARE(keepAlive.check(now - 1ms), Action::None);
        QCOMPARE(keepAlive.check(now), Action::SendPing);
        keepAlive.handlePingSent(now);
        keepAlive.handleSent(now);
    }
    QVERIFY(keepAlive.untilNextCheck(59s) > 0ms);
    keepAlive.handleLogin(60s);
    keepAlive.handleSent(60s);
    QCOMPARE(keepAlive.check(61'899ms), Action::None);
    QCOMPARE(keepAlive.check(62s), Action::NoPingResponse); // from now on the interval counts
}

void TestMqttKeepAlive::manualPingsStillNeedAnAnswer()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, false, 0ms);
    QCOMPARE(keepAlive.check(100s), Action::None);
    QVERIFY(keepAlive.untilNextCheck(100s) < 0ms);
    keepAlive.handlePingSent(100s);
    QVERIFY(keepAlive.untilNextCheck(100s) > 0ms);
    QCOMPARE(keepAlive.check(110s), Action::NoPingResponse);
    keepAlive.stop();
    QCOMPARE(keepAlive.check(110s), Action::None);
}

void TestMqttKeepAlive::longSleepIsNoticed()
{
    KeepAlive keepAlive;
    keepAlive.start(25s, true, 0ms);
    QCOMPARE(keepAlive.check(49s), Action::SendPing); // late, but perhaps not lost
    QCOMPARE(keepAlive.check(120s), Action::WasAsleep);
    keepAlive.start(1s, true, 0ms);
    QCOMPARE(keepAlive.check(10s), Action::SendPing); // a stall of the program is no sleep
    QCOMPARE(keepAlive.check(12s), Action::WasAsleep);
}

void TestMqttKeepAlive::neverSleepsLong()
{
    KeepAlive keepAlive;
    keepAlive.start(65'535s, true, 0ms);
    QCOMPARE(keepAlive.untilNextCheck(0ms), KeepAlive::kLongestSleep);
    keepAlive.start(2s, true, 0ms);
    QCOMPARE(keepAlive.untilNextCheck(0ms), 1'900ms);
    QCOMPARE(keepAlive.untilNextCheck(60s), 0ms);
    keepAlive.handlePingSent(1'900ms);
    keepAlive.handleSent(1'900ms);
    QCOMPARE(keepAlive.untilNextCheck(1'900ms), 1'900ms);
}

void TestMqttKeepAlive::clockAdvances()
{
    const auto before = sim::mqtt::monotonicTime();
    QTRY_VERIFY(sim::mqtt::monotonicTime() > before);
}

QTEST_GUILESS_MAIN(TestMqttKeepAlive)

#include "tst_mqttkeepalive.moc"
