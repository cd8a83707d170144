// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifierrunner.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Values far away, now and then.
class TestOutliers : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void areAsFarAndAsOftenAsTold();
    void neverAndAlways();
    void percentIsOfTheRange();
};

void TestOutliers::areAsFarAndAsOftenAsTold()
{
    ModifierRunner runner(R"({"kind":"outliers","probability":0.02,"magnitude":5,"stdDev":0.5})");
    constexpr int kCount = 100'000;
    int above = 0;
    int below = 0;
    for (int i = 0; i < kCount; ++i) {
        const double value = runner.number(10);
        above += value == 12.5 ? 1 : 0;
        below += value == 7.5 ? 1 : 0;
        QVERIFY(value == 10 || value == 12.5 || value == 7.5);
    }
    // 1,000 each, +-5 sigma of a binomial.
    QVERIFY(std::abs(above - 1000) < 160);
    QVERIFY(std::abs(below - 1000) < 160);
}

void TestOutliers::neverAndAlways()
{
    ModifierRunner never(R"({"kind":"outliers","probability":0})");
    ModifierRunner always(R"({"kind":"outliers","probability":1})");
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(never.number(i), static_cast<double>(i));
        QCOMPARE(std::abs(always.number(i) - i), 6.0);
    }
}

void TestOutliers::percentIsOfTheRange()
{
    ModifierRunner runner(
        R"({"kind":"outliers","probability":1,"magnitude":2,"stdDevPercent":10})", 1s, 50);
    QVERIFY(runner.modifier().needsSpan());
    QCOMPARE(std::abs(runner.number(0)), 10.0);
}

QTEST_GUILESS_MAIN(TestOutliers)

#include "tst_outliers.moc"
