// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Counting, resets and rollover.
class TestCounter : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void growsAtEachSample();
    void growsOncePerPeriod();
    void countsWhatWasLeftOut();
    void manySmallIncrementsDoNotDrift();
    void rollsOver();
    void beginsAnewEachDay();
    void beginsAnewAfterARestart();
    void drawnSumBeginsAnewAfterARestart();
    void onlyARebootResetsWhatWaitsForIt();
    void incrementsComeFromASource();
    void drawnIncrementsDoNotDependOnTheGrid();
};

void TestCounter::growsAtEachSample()
{
    SourceRunner runner(R"({"kind":"counter","start":100,"increment":2.5})");
    QCOMPARE(runner.numbers(4), (std::vector<double> { 100, 102.5, 105, 107.5 }));
}

void TestCounter::growsOncePerPeriod()
{
    SourceRunner runner(R"({"kind":"counter","period":"3s"})");
    QCOMPARE(runner.numbers(8), (std::vector<double> { 0, 0, 0, 1, 1, 1, 2, 2 }));
}

void TestCounter::countsWhatWasLeftOut()
{
    SourceRunner runner(R"({"kind":"counter"})");
    QCOMPARE(runner.number(), 0.0);
    QCOMPARE(runner.at(1'000'000, 1'000'000s), Value(1e6));
}

void TestCounter::manySmallIncrementsDoNotDrift()
{
    SourceRunner runner(R"({"kind":"counter","increment":0.1})");
    QCOMPARE(runner.numbers(100'001).back(), 100'000 * 0.1);
}

void TestCounter::rollsOver()
{
    SourceRunner up(R"({"kind":"counter","start":65533,"rollover":65536})");
    QCOMPARE(up.numbers(5), (std::vector<double> { 65533, 65534, 65535, 0, 1 }));
    SourceRunner down(R"({"kind":"counter","start":1,"increment":-1,"rollover":10})");
    QCOMPARE(down.numbers(4), (std::vector<double> { 1, 0, 9, 8 }));
}

void TestCounter::beginsAnewEachDay()
{
    // The runner begins at 16:00 UTC of a day in 2015.
    SourceRunner utc(R"({"kind":"counter","reset":"daily"})", PropertyType::Number, 1h);
    QCOMPARE(utc.numbers(11), (std::vector<double> { 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2 }));
    SourceRunner east(
        R"({"kind":"counter","reset":"daily","utcOffset":"5h"})", PropertyType::Number, 1h);
    QCOMPARE(east.numbers(5), (std::vector<double> { 0, 1, 2, 0, 1 }));
}

void TestCounter::beginsAnewAfterARestart()
{
    SourceRunner runner(R"({"kind":"counter","start":5,"reset":"reboot"})");
    (void)runner.take(10);
    runner.source().restart();
    QCOMPARE(runner.numbers(2), (std::vector<double> { 5, 6 }));
    SourceRunner lasting(R"({"kind":"counter","start":5})");
    (void)lasting.take(10);
    lasting.source().restart();
    QCOMPARE(lasting.number(), 15.0);
}

void TestCounter::drawnSumBeginsAnewAfterARestart()
{
    SourceRunner runner(R"({"kind":"counter","start":5,"reset":"reboot","rollover":100,
        "incrementSource":{"kind":"constant","value":7}})");
    QCOMPARE(runner.numbers(3), (std::vector<double> { 5, 12, 19 }));
    runner.source().restart();
    SourceRunner copy(runner);
    const std::vector<double> expected { 5, 12, 19, 26 };
    QCOMPARE(runner.numbers(4), expected);
    QCOMPARE(copy.numbers(4), expected);
}

void TestCounter::onlyARebootResetsWhatWaitsForIt()
{
    // A night passes: 16:00 UTC plus 12 hours.
    SourceRunner reboot(R"({"kind":"counter","reset":"reboot"})", PropertyType::Number, 1h);
    QCOMPARE(reboot.numbers(13).back(), 12.0);
    SourceRunner daily(R"({"kind":"counter","reset":"daily"})", PropertyType::Number, 1h);
    QCOMPARE(daily.numbers(4).back(), 3.0);
    daily.source().restart();
    QCOMPARE(daily.number(), 4.0);
}

void TestCounter::incrementsComeFromASource()
{
    SourceRunner runner(R"({"kind":"counter","start":7,
        "incrementSource":{"kind":"distribution","law":"poisson","mean":3}})");
    const auto values = runner.numbers(10'001);
    QCOMPARE(values.front(), 7.0);
    for (std::size_t i = 1; i < values.size(); ++i)
        QVERIFY(values[i] >= values[i - 1]);
    VERIFY_NEAR((values.back() - 7) / 10'000, 3, meanTolerance(std::sqrt(3.0), 10'000));
}

void TestCounter::drawnIncrementsDoNotDependOnTheGrid()
{
    constexpr const char *kSpec = R"({"kind":"counter","period":"10s",
        "incrementSource":{"kind":"distribution","law":"poisson","mean":3}})";
    SourceRunner fine(kSpec, PropertyType::Number, 1s);
    const auto values = fine.numbers(10'000);
    SourceRunner coarse(kSpec, PropertyType::Number, 70s);
    for (std::size_t i = 0; i * 70 < values.size(); ++i)
        QCOMPARE(coarse.number(), values[i * 70]);
    (void)coarse.at(9'000'000, 24h * 7300); // bounded work
}

QTEST_GUILESS_MAIN(TestCounter)

#include "tst_counter.moc"
