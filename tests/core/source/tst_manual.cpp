// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Values set by hand.
class TestManual : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void holdsItsFirstValue_data();
    void holdsItsFirstValue();
    void jumpsWithoutRampTime();
    void rampsInSimulatedTime();
    void newTargetStartsFromWhereItIs();
    void setBeforeTheFirstSampleIsTheFirstSample();
    void keepsToRangeAndStep();
    void refusesOtherTypes();
    void takesText();
    void copyIsSetAlone();
};

void TestManual::holdsItsFirstValue_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<Value>("expected");
    QTest::newRow("given") << R"({"kind":"manual","initial":-18,"min":-25,"max":10})"_ba
                           << PropertyType::Number << Value(-18.0);
    QTest::newRow("number") << R"({"kind":"manual"})"_ba << PropertyType::Number << Value(0.0);
    QTest::newRow("number with range")
        << R"({"kind":"manual","min":5,"max":8})"_ba << PropertyType::Number << Value(5.0);
    QTest::newRow("boolean") << R"({"kind":"manual"})"_ba << PropertyType::Boolean << Value(false);
    QTest::newRow("string") << R"({"kind":"manual"})"_ba << PropertyType::String
                            << Value(QString());
    QTest::newRow("enum") << R"({"kind":"manual","initial":"auto"})"_ba << PropertyType::Enum
                          << Value(u"auto"_s);
}

void TestManual::holdsItsFirstValue()
{
    QFETCH(QByteArray, spec);
    QFETCH(PropertyType, type);
    QFETCH(Value, expected);
    SourceRunner runner(spec.constData(), type);
    QCOMPARE(runner.next(), expected);
    QCOMPARE(runner.next(), expected);
}

void TestManual::jumpsWithoutRampTime()
{
    SourceRunner runner(R"({"kind":"manual","initial":1})");
    QCOMPARE(runner.number(), 1.0);
    QVERIFY(runner.source().setManualValue(9.0));
    QCOMPARE(runner.number(), 9.0);
}

void TestManual::rampsInSimulatedTime()
{
    SourceRunner runner(R"({"kind":"manual","initial":0,"rampTime":"4s"})");
    QCOMPARE(runner.number(), 0.0);
    QVERIFY(runner.source().setManualValue(8.0));
    QCOMPARE(runner.numbers(6), (std::vector<double> { 2, 4, 6, 8, 8, 8 }));
}

void TestManual::newTargetStartsFromWhereItIs()
{
    SourceRunner runner(R"({"kind":"manual","initial":0,"rampTime":"4s"})");
    (void)runner.number();
    QVERIFY(runner.source().setManualValue(8.0));
    QCOMPARE(runner.numbers(2), (std::vector<double> { 2, 4 }));
    QVERIFY(runner.source().setManualValue(0.0));
    QCOMPARE(runner.numbers(5), (std::vector<double> { 3, 2, 1, 0, 0 }));
}

void TestManual::setBeforeTheFirstSampleIsTheFirstSample()
{
    SourceRunner runner(R"({"kind":"manual","initial":0,"rampTime":"4s"})");
    QVERIFY(runner.source().setManualValue(8.0));
    QCOMPARE(runner.number(), 8.0);
}

void TestManual::keepsToRangeAndStep()
{
    SourceRunner runner(R"({"kind":"manual","initial":3,"min":1,"max":10,"step":2.5})");
    QCOMPARE(runner.number(), 3.5);
    for (const auto &[set, expected] :
        { std::pair(99.0, 10.0), std::pair(-99.0, 1.0), std::pair(5.0, 6.0) }) {
        QVERIFY(runner.source().setManualValue(set));
        QCOMPARE(runner.number(), expected);
    }
}

void TestManual::refusesOtherTypes()
{
    SourceRunner runner(R"({"kind":"manual","initial":3})");
    QVERIFY(!runner.source().setManualValue(u"three"_s));
    QVERIFY(!runner.source().setManualValue(true));
    QVERIFY(!runner.source().setManualValue(std::nan("")));
    QVERIFY(!runner.source().setManualValue(Value()));
    QCOMPARE(runner.number(), 3.0);
}

void TestManual::takesText()
{
    SourceRunner runner(
        R"({"kind":"manual","initial":"auto","rampTime":"10s"})", PropertyType::Enum);
    QCOMPARE(runner.next(), Value(u"auto"_s));
    QVERIFY(runner.source().setManualValue(u"off"_s));
    QCOMPARE(runner.next(), Value(u"off"_s));
}

void TestManual::copyIsSetAlone()
{
    SourceRunner runner(R"({"kind":"manual","initial":1})");
    SourceRunner copy(runner);
    QVERIFY(copy.source().setManualValue(5.0));
    QCOMPARE(runner.number(), 1.0);
    QCOMPARE(copy.number(), 5.0);
}

QTEST_GUILESS_MAIN(TestManual)

#include "tst_manual.moc"
