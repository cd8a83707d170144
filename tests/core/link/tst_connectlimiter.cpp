// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connectlimiter.h"
#include "support/manualclock.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ConnectLimiterTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void neverBeginsInsideEnqueue();
    void keepsTheRate_data();
    void keepsTheRate();
    void idleTimeDoesNotSaveUpABurst();
    void keepsTheNumberOfOpenHandshakes();
    void leaveTakesOutOfTheQueue();
    void enqueueingTwiceBeginsOnce();
    void beginMayLeaveAndEnqueue();
    void beginsInOrder();
    void withoutARateOnlyTheOpenOnesCount();
    void tenThousandCostNoMoreEach();
};

void ConnectLimiterTest::neverBeginsInsideEnqueue()
{
    ManualClock clock;
    ConnectLimiter limiter(100, 256, clock);
    int begun = 0;
    limiter.enqueue(&begun, [&begun] { ++begun; });
    QCOMPARE(begun, 0);
    QCOMPARE(limiter.waiting(), 1);
    QTRY_COMPARE(begun, 1);
    QCOMPARE(limiter.waiting(), 0);
}

void ConnectLimiterTest::keepsTheRate_data()
{
    QTest::addColumn<int>("perSecond");
    QTest::newRow("1") << 1;
    QTest::newRow("10") << 10;
    QTest::newRow("100, TLS") << 100;
    QTest::newRow("500, plain") << 500;
}

void ConnectLimiterTest::keepsTheRate()
{
    QFETCH(int, perSecond);
    ManualClock clock;
    ConnectLimiter limiter(perSecond, 1'000'000, clock);
    std::vector<char> keys(std::size_t(perSecond) * 5);
    QList<MonotonicTime> begun;
    for (const char &key : keys)
        limiter.enqueue(&key, [&begun, &clock] { begun.append(clock.monotonic()); });
    for (int step = 0; step < 1000; ++step) { // five seconds
        limiter.pump();
        clock.advance(5ms);
    }
    // No second, wherever it begins, has more than the limit; and the limit is nearly used.
    for (qsizetype i = 0; i < begun.size(); ++i) {
        const auto end = std::lower_bound(begun.begin() + i, begun.end(), begun.at(i) + 1s);
        QVERIFY2(end - (begun.begin() + i) <= perSecond,
            qPrintable(QString::number(end - (begun.begin() + i))));
    }
    QVERIFY2(begun.size() >= perSecond * 5 * 8 / 10, qPrintable(QString::number(begun.size())));
}

void ConnectLimiterTest::idleTimeDoesNotSaveUpABurst()
{
    ManualClock clock;
    ConnectLimiter limiter(20, 256, clock);
    clock.advance(1h);
    std::array<char, 10> keys {};
    int begun = 0;
    for (const char &key : keys)
        limiter.enqueue(&key, [&begun] { ++begun; });
    QTRY_COMPARE(begun, 1);
    limiter.pump();
    QCOMPARE(begun, 1);
    clock.advance(50ms);
    QTRY_COMPARE(begun, 2);
}

void ConnectLimiterTest::keepsTheNumberOfOpenHandshakes()
{
    ManualClock clock;
    ConnectLimiter limiter(1000, 3, clock);
    std::array<char, 5> keys {};
    QList<const char *> begun;
    for (const char &key : keys)
        limiter.enqueue(&key, [&begun, &key] { begun.append(&key); });
    QTRY_COMPARE(begun.size(), 3);
    limiter.pump();
    QCOMPARE(begun.size(), 3);
    limiter.leave(begun.first());
    QTRY_COMPARE(begun.size(), 4);
    QCOMPARE(limiter.waiting(), 1);
}

void ConnectLimiterTest::leaveTakesOutOfTheQueue()
{
    ManualClock clock;
    ConnectLimiter limiter(100, 1, clock);
    char first = 0;
    char second = 0;
    char third = 0;
    QByteArray begun;
    limiter.enqueue(&first, [&begun] { begun += '1'; });
    limiter.enqueue(&second, [&begun] { begun += '2'; });
    limiter.enqueue(&third, [&begun] { begun += '3'; });
    limiter.leave(&second);
    QTRY_COMPARE(begun, "1"_ba);
    limiter.leave(&first);
    QTRY_COMPARE(begun, "13"_ba);
    limiter.leave(&second); // harmless
    QCOMPARE(limiter.waiting(), 0);
}

void ConnectLimiterTest::enqueueingTwiceBeginsOnce()
{
    ManualClock clock;
    ConnectLimiter limiter(100, 256, clock);
    int begun = 0;
    limiter.enqueue(&begun, [&begun] { begun += 1; });
    limiter.enqueue(&begun, [&begun] { begun += 10; });
    QCOMPARE(limiter.waiting(), 1);
    QTRY_COMPARE(begun, 10);
}

void ConnectLimiterTest::beginMayLeaveAndEnqueue()
{
    ManualClock clock;
    ConnectLimiter limiter(100, 1, clock);
    char key = 0;
    int begun = 0;
    std::function<void()> again = [&] {
        ++begun;
        limiter.leave(&key);
        if (begun < 3)
            limiter.enqueue(&key, again);
    };
    limiter.enqueue(&key, again);
    QTRY_COMPARE(begun, 3);
}

void ConnectLimiterTest::beginsInOrder()
{
    ManualClock clock;
    ConnectLimiter limiter(1000, 256, clock);
    std::array<char, 20> keys {};
    QList<qsizetype> begun;
    for (std::size_t i = 0; i < keys.size(); ++i)
        limiter.enqueue(&keys.at(i), [&begun, i] { begun.append(qsizetype(i)); });
    QTRY_COMPARE(begun.size(), 20);
    QVERIFY(std::is_sorted(begun.begin(), begun.end()));
}

void ConnectLimiterTest::withoutARateOnlyTheOpenOnesCount()
{
    ManualClock clock;
    ConnectLimiter limiter(ConnectLimiter::kUnlimited, 256, clock);
    std::array<char, 1000> keys {};
    int begun = 0;
    for (const char &key : keys)
        limiter.enqueue(&key, [&begun] { ++begun; });
    limiter.pump();
    QCOMPARE(begun, 256);
    for (int i = 0; i < 1000; ++i) {
        limiter.leave(&keys.at(std::size_t(i)));
        limiter.pump();
        QCOMPARE(begun, std::min(257 + i, 1000));
    }
    QCOMPARE(limiter.waiting(), 0);
}

/// With a list that is searched, the larger number takes 400 times as long, not 20 times.
void ConnectLimiterTest::tenThousandCostNoMoreEach()
{
    const auto timeFor = [](std::size_t count) {
        ManualClock clock;
        ConnectLimiter limiter(ConnectLimiter::kUnlimited, 1'000'000, clock);
        std::vector<char> keys(count);
        QElapsedTimer timer;
        timer.start();
        for (const char &key : keys)
            limiter.enqueue(&key, [] {});
        for (std::size_t i = 0; i < count; i += 2)
            limiter.leave(&keys[count - 1 - i]);
        limiter.pump();
        for (const char &key : keys)
            limiter.leave(&key);
        return std::max<qint64>(timer.nsecsElapsed(), 1);
    };
    timeFor(1000);
    const qint64 few = timeFor(5000);
    const qint64 many = timeFor(100'000);
    QVERIFY2(many < few * 200, qPrintable(QString::number(many / few)));
}

QTEST_GUILESS_MAIN(ConnectLimiterTest)
#include "tst_connectlimiter.moc"
