// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The sum of a property over time.
class TestIntegrator : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sumsAConstant();
    void isExactForAStraightLine();
    void stepsOfAnyLengthAgree();
    void booleansCountAsTime();
    void waitsForItsInput();
    void resetsOnceWhenTold();
};

void TestIntegrator::sumsAConstant()
{
    SourceRunner runner(
        R"({"kind":"integrator","input":"power","initial":100})", PropertyType::Number, 15min);
    runner.inputs.values.insert(u"power"_s, 4.0);
    QCOMPARE(runner.numbers(5), (std::vector<double> { 100, 101, 102, 103, 104 })); // kW to kWh
    QCOMPARE(runner.source().inputs(), QStringList { u"power"_s });
}

void TestIntegrator::isExactForAStraightLine()
{
    SourceRunner runner(R"({"kind":"integrator","input":"flow","per":"1s","factor":2})");
    for (int second = 0; second <= 100; ++second) {
        runner.inputs.values.insert(u"flow"_s, 3.0 * second);
        VERIFY_NEAR(runner.number(), 3.0 * second * second, 1e-9);
    }
}

void TestIntegrator::stepsOfAnyLengthAgree()
{
    SourceRunner runner(R"({"kind":"integrator","input":"x","per":"1s"})");
    runner.inputs.values.insert(u"x"_s, 2.0);
    quint64 index = 0;
    for (const Microseconds time : { 0us, 3us, 1'500'000us, 1'500'001us, 60'000'000us }) {
        const double value = std::get<double>(runner.at(index++, time));
        VERIFY_NEAR(value, 2 * static_cast<double>(time.count()) / 1e6, 1e-9);
    }
}

void TestIntegrator::booleansCountAsTime()
{
    SourceRunner runner(R"({"kind":"integrator","input":"running"})", PropertyType::Number, 30min);
    runner.inputs.values.insert(u"running"_s, true);
    QCOMPARE(runner.numbers(5).back(), 2.0); // hours of operation
}

void TestIntegrator::waitsForItsInput()
{
    SourceRunner runner(R"({"kind":"integrator","input":"x","per":"1s","initial":3})");
    QCOMPARE(runner.numbers(3), (std::vector<double> { 3, 3, 3 }));
    runner.inputs.values.insert(u"x"_s, 1.0);
    QCOMPARE(runner.numbers(3), (std::vector<double> { 3, 4, 5 }));
}

void TestIntegrator::resetsOnceWhenTold()
{
    SourceRunner runner(
        R"({"kind":"integrator","input":"x","per":"1s","initial":3,"resetOn":"button"})");
    QCOMPARE(runner.source().inputs(), (QStringList { u"x"_s, u"button"_s }));
    runner.inputs.values = { { u"x"_s, 1.0 }, { u"button"_s, false } };
    QCOMPARE(runner.numbers(3), (std::vector<double> { 3, 4, 5 }));
    runner.inputs.values.insert(u"button"_s, true);
    QCOMPARE(runner.numbers(3), (std::vector<double> { 3, 4, 5 })); // held down: once
    runner.inputs.values.insert(u"button"_s, false);
    (void)runner.take(2);
    runner.inputs.values.insert(u"button"_s, true);
    QCOMPARE(runner.number(), 3.0);
}

QTEST_GUILESS_MAIN(TestIntegrator)

#include "tst_integrator.moc"
