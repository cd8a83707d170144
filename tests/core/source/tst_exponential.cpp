// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The step response against its formula.
class TestExponential : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsFormulaOverADay();
    void beginsAndEndsWhereItShould();
};

void TestExponential::followsItsFormulaOverADay()
{
    SourceRunner runner(R"({"kind":"exponential","from":90,"target":20,"timeConstant":"100m"})");
    for (int second = 0; second < 86'400; ++second)
        VERIFY_NEAR(runner.number(), 20 + 70 * std::exp(-second / 6000.0), 1e-12);
}

void TestExponential::beginsAndEndsWhereItShould()
{
    SourceRunner runner(R"({"kind":"exponential","from":5,"target":1,"timeConstant":"1s"})");
    QCOMPARE(runner.number(), 5.0);
    VERIFY_NEAR(runner.number(), 1 + 4 * 0.36787944117144233, 1e-15);
    QCOMPARE(std::get<double>(runner.at(2, 24h * 365)), 1.0);
}

QTEST_GUILESS_MAIN(TestExponential)

#include "tst_exponential.moc"
