// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifierrunner.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The first-order lag against its formula.
class TestLowPass : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void stepResponseFollowsItsFormula();
    void countsSimulatedTimeNotSamples();
    void aCopyGoesOnAlike();
};

void TestLowPass::stepResponseFollowsItsFormula()
{
    ModifierRunner runner(R"({"kind":"lowPass","timeConstant":"20s"})");
    QCOMPARE(runner.number(5), 5.0);
    for (int second = 1; second < 600; ++second) {
        const double expected = 9 - 4 * std::exp(-second / 20.0);
        QVERIFY(std::abs(runner.number(9) - expected) < 1e-12);
    }
}

void TestLowPass::countsSimulatedTimeNotSamples()
{
    ModifierRunner fine(R"({"kind":"lowPass","timeConstant":"7s"})", 100ms);
    ModifierRunner coarse(R"({"kind":"lowPass","timeConstant":"7s"})", 1s);
    (void)fine.number(0);
    (void)coarse.number(0);
    for (int second = 1; second < 30; ++second) {
        for (int tenth = 0; tenth < 9; ++tenth)
            (void)fine.number(1);
        QVERIFY(std::abs(fine.number(1) - coarse.number(1)) < 1e-12);
    }
}

void TestLowPass::aCopyGoesOnAlike()
{
    ModifierRunner runner(R"({"kind":"lowPass","timeConstant":"3s"})");
    (void)runner.number(0);
    (void)runner.number(1);
    ModifierRunner ahead(runner);
    const double next = ahead.number(1);
    (void)ahead.number(50);
    QCOMPARE(runner.number(1), next);
}

QTEST_GUILESS_MAIN(TestLowPass)

#include "tst_lowpass.moc"
