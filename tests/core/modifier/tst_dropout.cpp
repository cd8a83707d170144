// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifierrunner.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Samples that get lost.
class TestDropout : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void losesAsManyAsTold();
    void neverAndAlways();
};

void TestDropout::losesAsManyAsTold()
{
    ModifierRunner runner(R"({"kind":"dropout","probability":0.1})");
    int lost = 0;
    for (int i = 0; i < 100'000; ++i) {
        const std::optional<double> value = runner.next(3);
        lost += value ? 0 : 1;
        QVERIFY(!value || *value == 3);
    }
    QVERIFY(std::abs(lost - 10'000) < 480); // 5 sigma
}

void TestDropout::neverAndAlways()
{
    ModifierRunner never(R"({"kind":"dropout","probability":0})");
    ModifierRunner always(R"({"kind":"dropout","probability":1})");
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(never.next(1));
        QVERIFY(!always.next(1));
    }
}

QTEST_GUILESS_MAIN(TestDropout)

#include "tst_dropout.moc"
