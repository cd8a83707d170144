// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifierrunner.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Offset, gain and drift.
class TestLinear : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void addsAndMultiplies();
    void driftGrowsWithTimeNotWithSamples();
};

void TestLinear::addsAndMultiplies()
{
    ModifierRunner offset(R"({"kind":"offset","amount":-1.5})");
    QCOMPARE(offset.number(20), 18.5);
    QCOMPARE(offset.number(0), -1.5);
    ModifierRunner gain(R"({"kind":"gain","factor":1.25})");
    QCOMPARE(gain.number(8), 10.0);
    QCOMPARE(gain.number(-8), -10.0);
}

void TestLinear::driftGrowsWithTimeNotWithSamples()
{
    ModifierRunner hourly(R"({"kind":"drift","rate":2.4})", 1h);
    for (int hour = 0; hour < 48; ++hour)
        QVERIFY(std::abs(hourly.number(5) - (5 + 0.1 * hour)) < 1e-12);
    ModifierRunner late(R"({"kind":"drift","rate":-1})");
    QCOMPARE(late.at(3, 24h * 10, 100), std::optional(90.0));
}

QTEST_GUILESS_MAIN(TestLinear)

#include "tst_linear.moc"
