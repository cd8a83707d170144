// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The sine wave against its formula.
class TestSine : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsFormulaOverADay();
    void isExactAtQuarters();
    void doesNotDriftInAYear();
    void frequencyReplacesThePeriod();
    void hasDefaults();
};

void TestSine::followsItsFormulaOverADay()
{
    SourceRunner runner(R"({"kind":"sine","mean":20,"amplitude":5,"period":"7m","phase":30})");
    for (int second = 0; second < 86'400; ++second) {
        const double expected = 20 + 5 * std::sin(2 * M_PI * (second / 420.0 + 30 / 360.0));
        VERIFY_NEAR(
            runner.number(), expected, 1e-9); // the library's own reduction loses some digits
    }
}

void TestSine::isExactAtQuarters()
{
    SourceRunner runner(R"({"kind":"sine","mean":10,"amplitude":2,"period":"4s"})");
    QCOMPARE(runner.numbers(5), (std::vector<double> { 10, 12, 10, 8, 10 }));
}

void TestSine::doesNotDriftInAYear()
{
    SourceRunner runner(R"({"kind":"sine","period":"61s"})");
    const Value early = runner.at(17, 17s);
    QCOMPARE(runner.at(500'000, 61s * 500'000 + 17s), early);
}

void TestSine::frequencyReplacesThePeriod()
{
    SourceRunner byPeriod(R"({"kind":"sine","period":"20ms"})", PropertyType::Number, 1ms);
    SourceRunner byFrequency(
        R"({"kind":"sine","frequency":50,"period":"1h"})", PropertyType::Number, 1ms);
    QCOMPARE(byFrequency.numbers(100), byPeriod.numbers(100));
}

void TestSine::hasDefaults()
{
    SourceRunner runner(R"({"kind":"sine"})");
    QCOMPARE(runner.number(), 20.0);
}

QTEST_GUILESS_MAIN(TestSine)

#include "tst_sine.moc"
