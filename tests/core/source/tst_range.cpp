// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/range.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Keeping numbers within a range.
class TestRange : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void reflectsAtItsEnds_data();
    void reflectsAtItsEnds();
    void worksWithOneEnd();
    void mayBeAPoint();
};

void TestRange::reflectsAtItsEnds_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("expected");
    QTest::newRow("inside") << 3.0 << 3.0;
    QTest::newRow("at the end") << 5.0 << 5.0;
    QTest::newRow("above") << 6.0 << 4.0;
    QTest::newRow("below") << 1.5 << 2.5;
    QTest::newRow("one width above") << 8.0 << 2.0;
    QTest::newRow("far above") << 9.5 << 3.5;
    QTest::newRow("far below") << -2.0 << 4.0;
}

void TestRange::reflectsAtItsEnds()
{
    QFETCH(double, x);
    QFETCH(double, expected);
    const Range range { .min = 2, .max = 5 };
    QCOMPARE(range.reflected(x), expected);
}

void TestRange::worksWithOneEnd()
{
    QCOMPARE((Range { .min = 2, .max = {} }.reflected(1)), 3.0);
    QCOMPARE((Range { .min = {}, .max = 2 }.reflected(3)), 1.0);
    QCOMPARE((Range { .min = 2, .max = {} }.clamped(1)), 2.0);
    QCOMPARE((Range { .min = {}, .max = 2 }.clamped(3)), 2.0);
    QCOMPARE(Range().reflected(7), 7.0);
    QCOMPARE(Range().clamped(7), 7.0);
}

void TestRange::mayBeAPoint()
{
    QCOMPARE((Range { .min = 2, .max = 2 }.reflected(9)), 2.0);
}

QTEST_GUILESS_MAIN(TestRange)

#include "tst_range.moc"
