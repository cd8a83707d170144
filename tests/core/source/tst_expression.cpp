// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/formulaerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// A formula as the source of a property.
class TestExpression : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isAFunctionOfTime();
    void accumulatesWithPrevAndDt();
    void namesItsInputs();
    void servesBooleans();
    void saysWhyItHasNoValue();
    void keepsPrevOverAGap();
    void refusesABrokenFormula();
    void copyRunsAheadUndisturbed();
};

void TestExpression::isAFunctionOfTime()
{
    SourceRunner runner(R"j({"kind":"expression","text":"20 + 5 * sin(2 * pi * t / 60)"})j",
        PropertyType::Number, 5s);
    for (int i = 0; i < 100; ++i)
        VERIFY_NEAR(runner.number(), 20 + 5 * std::sin(2 * M_PI * i * 5 / 60), 1e-12);
}

void TestExpression::accumulatesWithPrevAndDt()
{
    // Energy in kWh of 2 kW, sampled every 30 s.
    SourceRunner runner(R"j({"kind":"expression","text":"prev + 2 * dt / 3600","initial":100})j",
        PropertyType::Number, 30s);
    for (int i = 1; i <= 120; ++i)
        VERIFY_NEAR(runner.number(), 100 + 2 * i / 120.0, 1e-9);
}

void TestExpression::namesItsInputs()
{
    SourceRunner runner(R"j({"kind":"expression","text":"prop('u') * prop('i')"})j");
    QCOMPARE(runner.source().inputs(), (QStringList { u"u"_s, u"i"_s }));
    runner.inputs.values.insert(u"u"_s, 230.0);
    runner.inputs.values.insert(u"i"_s, 2.0);
    QCOMPARE(runner.number(), 460.0);
}

void TestExpression::servesBooleans()
{
    SourceRunner runner(R"j({"kind":"expression","text":"prop('x') > 5"})j", PropertyType::Boolean);
    runner.inputs.values.insert(u"x"_s, 6.0);
    QCOMPARE(runner.next(), Value(true));
    runner.inputs.values.insert(u"x"_s, 5.0);
    QCOMPARE(runner.next(), Value(false));
}

void TestExpression::saysWhyItHasNoValue()
{
    SourceRunner missing(R"j({"kind":"expression","text":"prop('x')"})j");
    QVERIFY(isNull(missing.next()));
    QVERIFY(missing.source().failure()->is(errors::kFormulaInputMissing));
    missing.inputs.values.insert(u"x"_s, 6.0);
    QCOMPARE(missing.number(), 6.0);
    QVERIFY(!missing.source().failure());
    for (const char *text :
        { R"j({"kind":"expression","text":"1/0"})j", R"j({"kind":"expression","text":"sqrt(-1)"})j",
            R"j({"kind":"expression","text":"log(0)"})j" }) {
        SourceRunner infinite(text);
        QVERIFY(isNull(infinite.next()));
        QVERIFY(infinite.source().failure()->is(errors::kFormulaNotFinite));
    }
}

void TestExpression::keepsPrevOverAGap()
{
    SourceRunner runner(R"j({"kind":"expression","text":"prev + prop('x')"})j");
    runner.inputs.values.insert(u"x"_s, 1.0);
    QCOMPARE(runner.number(), 1.0);
    runner.inputs.values.clear();
    QVERIFY(isNull(runner.next()));
    runner.inputs.values.insert(u"x"_s, 2.0);
    QCOMPARE(runner.number(), 3.0);
}

void TestExpression::refusesABrokenFormula()
{
    const auto made = build(R"j({"kind":"expression","text":"20 + )"})j");
    QVERIFY(!made);
    QVERIFY(made.error().is(errors::kFormulaUnexpected));
    QVERIFY2(
        made.error().message().startsWith(u"column 6: "_s), qPrintable(made.error().message()));
}

void TestExpression::copyRunsAheadUndisturbed()
{
    const char *text
        = R"j({"kind":"expression","text":"0.9 * prev + noise() + random() * sin(t)"})j";
    SourceRunner runner(text);
    SourceRunner again(text);
    runner.take(10);
    again.take(10);
    SourceRunner copy(runner);
    const QList<Value> ahead = copy.take(1000);
    QVERIFY(runner.take(1000) == ahead);
    QVERIFY(again.take(1000) == ahead);
}

QTEST_GUILESS_MAIN(TestExpression)

#include "tst_expression.moc"
