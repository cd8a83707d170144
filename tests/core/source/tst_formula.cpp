// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/formula.h"
#include "core/source/formulaerrors.h"
#include "core/source/formulafunctions.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The language of `expression`: values, places of errors, limits.
class TestFormula : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void worksOut_data();
    void worksOut();
    void knowsTimeStepAndPrevious();
    void readsTheDevice();
    void leavesTheOtherSideAlone();
    void drawsAreIndependentByPlace();
    void namesPlaceAndCauseOfErrors_data();
    void namesPlaceAndCauseOfErrors();
    void everyFunctionIsCalledWithEachNumberOfArguments();
    void longChainsOfOperatorsWork();
};

void TestFormula::worksOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char *text, double value) {
        QTest::newRow(text) << QString::fromUtf8(text) << value;
    };
    row("1 + 2 * 3", 7);
    row("(1 + 2) * 3", 9);
    row("10 - 4 - 3", 3);
    row("24 / 4 / 3", 2);
    row("2 ^ 3 ^ 2", 512);
    row("-2 ^ 2", -4);
    row("2 ^ -1", 0.5);
    row("--3", 3);
    row("+3", 3);
    row("!3", 0);
    row("!0", 1);
    row("7 % 3", 1);
    row("-7 % 3", 2);
    row("1.5e3", 1500);
    row(".5 + 5.", 5.5);
    row("1e-2", 0.01);
    row("1 < 2", 1);
    row("2 <= 1", 0);
    row("2 > 1", 1);
    row("1 >= 2", 0);
    row("1 == 1 && 2 != 3", 1);
    row("0 || 0", 0);
    row("0 && 1 || 1", 1);
    row("1 + 1 == 2", 1);
    row("1 ? 2 : 3", 2);
    row("0 ? 2 : 0 ? 3 : 4", 4);
    row("true - false", 1);
    row("2*pi", 6.283185307179586);
    row("log(e)", 1);
    row("sin(pi / 2)", 1);
    row("cos(pi)", -1);
    row("tan(pi / 4)", 1);
    row("asin(1) + acos(1)", 1.5707963267948966);
    row("atan(1) * 4", 3.141592653589793);
    row("atan2(-1, 0)", -1.5707963267948966);
    row("deg(pi)", 180);
    row("rad(90)", 1.5707963267948966);
    row("sqrt(2)", 1.4142135623730951);
    row("exp(1)", 2.718281828459045);
    row("log10(1000)", 3);
    row("log2(8)", 3);
    row("pow(2, 10)", 1024);
    row("abs(-3.5)", 3.5);
    row("sign(-2) + sign(0)", -1);
    row("floor(-1.5)", -2);
    row("ceil(-1.5)", -1);
    row("trunc(-1.5)", -1);
    row("round(2.5)", 3);
    row("round(3.14159, 2)", 3.14);
    row("min(3, 1, 2)", 1);
    row("max(3, 5)", 5);
    row("clamp(7, 0, 5)", 5);
    row("clamp(-7, 0, 5)", 0);
    row("clamp(3, 0, 5)", 3);
    // Magnus formula: 20 degrees and 50 % give a dew point of 9.255 degrees.
    row("243.12 * (log(50/100) + 17.62*20/(243.12+20)) / "
        "(17.62 - log(50/100) - 17.62*20/(243.12+20))",
        9.25517);
}

void TestFormula::worksOut()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto formula = Formula::parse(text);
    QVERIFY2(formula, formula ? "" : qPrintable(formula.error().message()));
    const FixedInputs inputs;
    const auto found = formula->value(
        { .tick = Tick {}, .random = RandomStream(1), .inputs = inputs, .previous = 0, .step = 0 });
    QVERIFY(found);
    VERIFY_NEAR(*found, value, text.size() > 60 ? 1e-3 : 1e-14 * std::max(1.0, std::abs(value)));
}

void TestFormula::knowsTimeStepAndPrevious()
{
    const auto formula = Formula::parse(u"t * 100 + dt * 10 + prev"_s);
    QVERIFY(formula);
    const FixedInputs inputs;
    const Tick tick { .index = 5, .time = {}, .sinceStart = 2500ms, .step = 1s };
    const auto found = formula->value(
        { .tick = tick, .random = RandomStream(1), .inputs = inputs, .previous = 3, .step = 0.5 });
    QCOMPARE(*found, 258.0);
}

void TestFormula::readsTheDevice()
{
    const auto formula
        = Formula::parse(u"prop('u') * prop(\"i\", 2) + cmd('u', -1) + prop('on') + prop('u')"_s);
    QVERIFY(formula);
    QCOMPARE(formula->inputs(), (QStringList { u"u"_s, u"i"_s, u"on"_s }));
    QCOMPARE(formula->commands(), QStringList { u"u"_s });
    FixedInputs inputs;
    const auto value = [&] {
        return formula->value({ .tick = Tick {},
            .random = RandomStream(1),
            .inputs = inputs,
            .previous = 0,
            .step = 0 });
    };
    const auto missing = value();
    QVERIFY(!missing && missing.error().is(errors::kFormulaInputMissing));
    QVERIFY(missing.error().message().contains(u"\"u\""_s));
    inputs.values.insert(u"u"_s, 230.0);
    inputs.values.insert(u"on"_s, true);
    QCOMPARE(*value(), 230.0 * 2 - 1 + 1 + 230);
    inputs.values.insert(u"i"_s, 3.0);
    inputs.commands.insert(u"u"_s, 10.0);
    QCOMPARE(*value(), 230.0 * 3 + 10 + 1 + 230);
    inputs.values.insert(u"i"_s, u"three"_s);
    const auto text = value();
    QVERIFY(!text && text.error().is(errors::kFormulaInputNoNumber));
}

void TestFormula::leavesTheOtherSideAlone()
{
    const FixedInputs inputs;
    for (const QString &text :
        { u"1 ? 2 : prop('x')"_s, u"(0 && prop('x')) + 2"_s, u"(1 || prop('x')) + 1"_s }) {
        const auto formula = Formula::parse(text);
        QVERIFY(formula);
        const auto found = formula->value({ .tick = Tick {},
            .random = RandomStream(1),
            .inputs = inputs,
            .previous = 0,
            .step = 0 });
        QVERIFY(found);
        QCOMPARE(*found, 2.0);
    }
}

void TestFormula::drawsAreIndependentByPlace()
{
    const auto formula = Formula::parse(u"noise() - noise()"_s);
    const auto scaled = Formula::parse(u"noise(3)"_s);
    const auto uniform = Formula::parse(u"random()"_s);
    QVERIFY(formula && scaled && uniform);
    const FixedInputs inputs;
    const RandomStream random(20240607, u"d", u"p");
    std::vector<double> differences;
    std::vector<double> wide;
    std::vector<double> even;
    for (quint64 i = 0; i < 5000; ++i) {
        const Tick tick { .index = i };
        const Formula::Surroundings here {
            .tick = tick, .random = random, .inputs = inputs, .previous = 0, .step = 0
        };
        differences.push_back(*formula->value(here));
        wide.push_back(*scaled->value(here));
        even.push_back(*uniform->value(here));
    }
    VERIFY_NEAR(covariance(differences, 0), 2, 0.15);
    VERIFY_NEAR(covariance(wide, 0), 9, 0.6);
    QVERIFY(kolmogorov(even, [](double x) { return std::clamp(x, 0.0, 1.0); }) < 1.95);
}

void TestFormula::namesPlaceAndCauseOfErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::addColumn<int>("column");
    const auto row = [](const QString &text, const ErrorKind &kind, int column) {
        QTest::newRow(qPrintable(text.left(40))) << text << &kind << column;
    };
    row(u""_s, errors::kFormulaEmpty, 1);
    row(u"   "_s, errors::kFormulaEmpty, 1);
    row(u"1 +"_s, errors::kFormulaUnexpected, 4);
    row(u"1 + * 2"_s, errors::kFormulaUnexpected, 5);
    row(u"(1 + 2"_s, errors::kFormulaUnexpected, 7);
    row(u"1 + 2)"_s, errors::kFormulaUnexpected, 6);
    row(u"1 2"_s, errors::kFormulaUnexpected, 3);
    row(u"1 ? 2"_s, errors::kFormulaUnexpected, 6);
    row(u"3 = 3"_s, errors::kFormulaUnexpected, 3);
    row(u"1 + $"_s, errors::kFormulaUnexpected, 5);
    row(u"2 + x"_s, errors::kFormulaUnknownName, 5);
    row(u"2 + sine(3)"_s, errors::kFormulaUnknownName, 5);
    row(u"sin"_s, errors::kFormulaUnknownName, 1);
    row(u"sin()"_s, errors::kFormulaArguments, 5);
    row(u"sin(1, 2)"_s, errors::kFormulaArguments, 5);
    row(u"clamp(1, 2)"_s, errors::kFormulaArguments, 7);
    row(u"random(1)"_s, errors::kFormulaArguments, 8);
    row(u"min(1, 2"_s, errors::kFormulaUnexpected, 9);
    row(u"prop(x)"_s, errors::kFormulaUnexpected, 6);
    row(u"prop('x)"_s, errors::kFormulaUnexpected, 6);
    row(u"prop('')"_s, errors::kFormulaUnexpected, 6);
    row(u"prop('x' 1)"_s, errors::kFormulaUnexpected, 10);
    row(u"1..2"_s, errors::kFormulaUnexpected, 3);
    row(u". + 1"_s, errors::kFormulaBadNumber, 1);
    row(u"2 * 1e + 3"_s, errors::kFormulaBadNumber, 5);
    row(u"1e999"_s, errors::kFormulaBadNumber, 1);
    row(QString(5000, u'1'), errors::kFormulaTooLong, 1);
    row(QString(100, u'(') + u'1' + QString(100, u')'), errors::kFormulaTooDeep, 33);
    row(QString(100, u'-') + u'1', errors::kFormulaTooDeep, 64);
    row(u"1"_s + u"+1"_s.repeated(600), errors::kFormulaTooComplex, 1002);
}

void TestFormula::namesPlaceAndCauseOfErrors()
{
    QFETCH(QString, text);
    QFETCH(const ErrorKind *, kind);
    QFETCH(int, column);
    const auto formula = Formula::parse(text);
    QVERIFY(!formula);
    QVERIFY2(formula.error().is(*kind), qPrintable(formula.error().message()));
    QCOMPARE(formula.error().where(), u"column %1"_s.arg(column));
}

void TestFormula::everyFunctionIsCalledWithEachNumberOfArguments()
{
    const FixedInputs inputs;
    for (const FormulaFunction &function : formulaFunctions()) {
        for (int count = 0; count <= 4; ++count) {
            QStringList arguments;
            for (int i = 0; i < count; ++i)
                arguments.append(u"0.5"_s);
            const auto formula = Formula::parse(function.name + u'(' + arguments.join(u',') + u')');
            QCOMPARE(formula.isOk(), count >= function.least && count <= function.most);
            if (!formula)
                continue;
            const auto found = formula->value({ .tick = Tick {},
                .random = RandomStream(1),
                .inputs = inputs,
                .previous = 0,
                .step = 0 });
            QVERIFY(found && std::isfinite(*found));
        }
    }
}

void TestFormula::longChainsOfOperatorsWork()
{
    const auto formula = Formula::parse(u"1"_s + u"+1"_s.repeated(499));
    QVERIFY(formula);
    const FixedInputs inputs;
    const auto found = formula->value(
        { .tick = Tick {}, .random = RandomStream(1), .inputs = inputs, .previous = 0, .step = 0 });
    QCOMPARE(*found, 500.0);
}

QTEST_GUILESS_MAIN(TestFormula)

#include "tst_formula.moc"
