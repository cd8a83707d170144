// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Straight lines against their formula.
class TestRamp : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void endsAsItWasTold_data();
    void endsAsItWasTold();
    void followsItsFormulaOverADay();
    void reachesItsEndExactly();
    void mayFall();
};

void TestRamp::endsAsItWasTold_data()
{
    QTest::addColumn<QByteArray>("onEnd");
    QTest::addColumn<QList<double>>("expected");
    using Numbers = QList<double>;
    QTest::newRow("hold") << "hold"_ba << Numbers { 10, 15, 20, 25, 30, 30, 30 };
    QTest::newRow("restart") << "restart"_ba << Numbers { 10, 15, 20, 25, 10, 15, 20 };
    QTest::newRow("reverse") << "reverse"_ba << Numbers { 10, 15, 20, 25, 30, 25, 20, 15, 10, 15 };
}

void TestRamp::endsAsItWasTold()
{
    QFETCH(QByteArray, onEnd);
    QFETCH(QList<double>, expected);
    const QByteArray spec
        = R"({"kind":"ramp","from":10,"to":30,"duration":"4s","onEnd":")" + onEnd + R"("})";
    SourceRunner runner(spec.constData());
    for (const double value : expected)
        QCOMPARE(runner.number(), value);
}

void TestRamp::followsItsFormulaOverADay()
{
    SourceRunner runner(R"({"kind":"ramp","from":-1,"to":2,"duration":"11m","onEnd":"reverse"})");
    for (int second = 0; second < 86'400; ++second) {
        const double place = std::fmod(second, 1320);
        const double expected = -1 + 3 * (place <= 660 ? place : 1320 - place) / 660;
        VERIFY_NEAR(runner.number(), expected, 1e-12);
    }
}

void TestRamp::reachesItsEndExactly()
{
    SourceRunner runner(R"({"kind":"ramp","from":0.1,"to":0.7,"duration":"3s"})");
    QCOMPARE(runner.numbers(4).back(), 0.7);
}

void TestRamp::mayFall()
{
    SourceRunner runner(R"({"kind":"ramp","from":3,"to":1,"duration":"2s"})");
    QCOMPARE(runner.numbers(4), (std::vector<double> { 3, 2, 1, 1 }));
}

QTEST_GUILESS_MAIN(TestRamp)

#include "tst_ramp.moc"
