// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// A first-order lag with delay against its formula.
class TestLag : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void namesItsInput();
    void stepResponseIsExact_data();
    void stepResponseIsExact();
    void withoutTimeConstantFollowsAtOnce();
    void delayShiftsTheInput();
    void longDelayKeepsItsLengthWithBoundedMemory();
    void beginsWhereItWasTold();
    void hasNoValueBeforeItsInput();
    void keepsTheLastInputItSaw();
};

void TestLag::namesItsInput()
{
    SourceRunner runner(R"({"kind":"lag","input":"setpoint"})");
    QCOMPARE(runner.source().inputs(), QStringList { u"setpoint"_s });
}

void TestLag::stepResponseIsExact_data()
{
    QTest::addColumn<qint64>("stepMs");
    QTest::newRow("100 ms") << qint64(100);
    QTest::newRow("1 s") << qint64(1000);
    QTest::newRow("30 s") << qint64(30'000);
}

void TestLag::stepResponseIsExact()
{
    QFETCH(qint64, stepMs);
    SourceRunner runner(R"({"kind":"lag","input":"u","gain":2,"offset":1,"timeConstant":"20s"})",
        PropertyType::Number, Milliseconds(stepMs));
    runner.inputs.values.insert(u"u"_s, 0.0);
    QCOMPARE(runner.number(), 1.0);
    runner.inputs.values.insert(u"u"_s, 5.0);
    for (int i = 0; i < 100; ++i)
        VERIFY_NEAR(runner.number(),
            1 + 10 * -std::expm1(-i * static_cast<double>(stepMs) / 20'000), 1e-11);
}

void TestLag::withoutTimeConstantFollowsAtOnce()
{
    SourceRunner runner(R"({"kind":"lag","input":"u","timeConstant":"0s","gain":-1})");
    for (int i = 0; i < 5; ++i) {
        runner.inputs.values.insert(u"u"_s, double(i));
        QCOMPARE(runner.number(), double(-i));
    }
}

void TestLag::delayShiftsTheInput()
{
    SourceRunner runner(R"({"kind":"lag","input":"u","timeConstant":"0s","delay":"3s"})");
    std::vector<double> found;
    for (int i = 0; i < 8; ++i) {
        runner.inputs.values.insert(u"u"_s, double(i));
        found.push_back(runner.number());
    }
    QCOMPARE(found, (std::vector<double> { 0, 0, 0, 0, 1, 2, 3, 4 }));
}

void TestLag::longDelayKeepsItsLengthWithBoundedMemory()
{
    SourceRunner runner(R"({"kind":"lag","input":"u","timeConstant":"0s","delay":"1h"})",
        PropertyType::Number, 10ms);
    // A ramp of 1 per second; the remembered steps are 1 h / 4096 = 0.88 s apart.
    for (int i = 0; i < 500'000; ++i) {
        const double second = i / 100.0;
        runner.inputs.values.insert(u"u"_s, second);
        const double found = runner.number();
        if (i % 1000 == 0)
            VERIFY_NEAR(found, std::max(second - 3600, 0.0), 0.9);
    }
}

void TestLag::beginsWhereItWasTold()
{
    SourceRunner runner(R"({"kind":"lag","input":"u","timeConstant":"10s","initial":20})");
    runner.inputs.values.insert(u"u"_s, 0.0);
    for (int i = 0; i < 20; ++i)
        VERIFY_NEAR(runner.number(), 20 * std::exp(-i / 10.0), 1e-12);
}

void TestLag::hasNoValueBeforeItsInput()
{
    SourceRunner runner(R"({"kind":"lag","input":"u"})");
    QVERIFY(isNull(runner.next()));
    runner.inputs.values.insert(u"u"_s, u"text"_s);
    QVERIFY(isNull(runner.next()));
    runner.inputs.values.insert(u"u"_s, 4.0);
    QCOMPARE(runner.number(), 4.0);
    SourceRunner started(R"({"kind":"lag","input":"u","initial":2})");
    QCOMPARE(started.number(), 2.0);
}

void TestLag::keepsTheLastInputItSaw()
{
    SourceRunner runner(R"({"kind":"lag","input":"u","timeConstant":"0s"})");
    runner.inputs.values.insert(u"u"_s, true);
    QCOMPARE(runner.number(), 1.0);
    runner.inputs.values.clear();
    QCOMPARE(runner.number(), 1.0);
}

QTEST_GUILESS_MAIN(TestLag)

#include "tst_lag.moc"
