// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifierrunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Following no faster than told.
class TestRateLimit : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void firstValuePasses();
    void limitsBothWays();
    void countsSimulatedTimeNotSamples();
    void aCopyGoesOnAlike();
};

void TestRateLimit::firstValuePasses()
{
    ModifierRunner runner(R"({"kind":"rateLimit","rate":1})");
    QCOMPARE(runner.number(80), 80.0);
}

void TestRateLimit::limitsBothWays()
{
    ModifierRunner runner(R"({"kind":"rateLimit","rate":2})");
    const std::vector<double> given { 0, 10, 10, 10, 3, -5, -1 };
    const std::vector<double> expected { 0, 2, 4, 6, 4, 2, 0 };
    for (std::size_t i = 0; i < given.size(); ++i)
        QCOMPARE(runner.number(given[i]), expected[i]);
}

void TestRateLimit::countsSimulatedTimeNotSamples()
{
    ModifierRunner fine(R"({"kind":"rateLimit","rate":0.5})", 250ms);
    ModifierRunner coarse(R"({"kind":"rateLimit","rate":0.5})", 1s);
    QCOMPARE(fine.number(0), coarse.number(0));
    for (int second = 1; second < 30; ++second) {
        for (int quarter = 0; quarter < 3; ++quarter)
            (void)fine.number(10);
        QCOMPARE(fine.number(10), coarse.number(10));
    }
}

void TestRateLimit::aCopyGoesOnAlike()
{
    ModifierRunner runner(R"({"kind":"rateLimit","rate":1})");
    (void)runner.number(0);
    (void)runner.number(100);
    ModifierRunner ahead(runner);
    QCOMPARE(ahead.number(100), 2.0);
    QCOMPARE(ahead.number(100), 3.0);
    QCOMPARE(runner.number(100), 2.0);
}

QTEST_GUILESS_MAIN(TestRateLimit)

#include "tst_ratelimit.moc"
