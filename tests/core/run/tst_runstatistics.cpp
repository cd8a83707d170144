// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runstatistics.h"

#include <QtTest/QTest>

using namespace sim;
using namespace std::chrono_literals;

class TestRunStatistics : public QObject
{
    Q_OBJECT

private slots:
    void rateIsThatOfTheLastTwoSeconds();
    void rateOfOneReadingIsZero();
};

void TestRunStatistics::rateIsThatOfTheLastTwoSeconds()
{
    RateMeter meter;
    const MonotonicTime start {};
    // Ten a second for ten seconds, then a hundred a second for three.
    const auto readings = [](int tenth) { return static_cast<quint64>(tenth); };
    quint64 total = readings(100);
    for (int tenth = 0; tenth <= 100; ++tenth)
        meter.add(start + tenth * 100ms, readings(tenth), 7 * readings(tenth));
    QCOMPARE(qRound(meter.messagesPerSecond()), 10);
    QCOMPARE(qRound(meter.bytesPerSecond()), 70);
    for (int tenth = 101; tenth <= 130; ++tenth)
        meter.add(start + tenth * 100ms, total += 10, 0);
    QCOMPARE(qRound(meter.messagesPerSecond()), 100);
}

void TestRunStatistics::rateOfOneReadingIsZero()
{
    RateMeter meter;
    QCOMPARE(meter.messagesPerSecond(), 0.0);
    meter.add(MonotonicTime(5s), 100, 100);
    QCOMPARE(meter.messagesPerSecond(), 0.0);
}

QTEST_GUILESS_MAIN(TestRunStatistics)
#include "tst_runstatistics.moc"
