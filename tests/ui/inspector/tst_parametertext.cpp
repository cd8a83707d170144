// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/parametertext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

class TestParameterText : public QObject
{
    Q_OBJECT

private slots:

    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void explainsWhatIsWrong_data();
    void explainsWhatIsWrong();
    void anEmptyFieldMeansTheDefault();
    void takesTheUsersDecimalCommaAndTheDot();
    void listsUseSemicolonsWhereTheCommaIsTaken();
    void numbersKeepAllTheirDigits_data();
    void numbersKeepAllTheirDigits();
    void amountsAreAbsoluteOrPercent();
};

namespace {

ParameterDescription of(ParameterType type)
{
    ParameterDescription description;
    description.type = type;
    return description;
}

} // namespace

void TestParameterText::readsWhatIsTyped_data()
{
    QTest::addColumn<ParameterType>("parameter");
    QTest::addColumn<PropertyType>("property");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonValue>("json");
    using enum ParameterType;
    QTest::newRow("number") << Number << PropertyType::Number << u"-1.5"_s << QJsonValue(-1.5);
    QTest::newRow("blanks") << Number << PropertyType::Number << u" 3 "_s << QJsonValue(3);
    QTest::newRow("duration") << Duration << PropertyType::Number << u"1.5m"_s
                              << QJsonValue(u"1.5m"_s);
    QTest::newRow("truth") << AnyValue << PropertyType::Boolean << u"true"_s << QJsonValue(true);
    QTest::newRow("text stays") << AnyValue << PropertyType::String << u" a "_s
                                << QJsonValue(u" a "_s);
    QTest::newRow("names") << ValueList << PropertyType::Enum << u"open, closed"_s
                           << QJsonValue(QJsonArray { u"open"_s, u"closed"_s });
    QTest::newRow("numbers") << NumberList << PropertyType::Enum << u"1, 2.5"_s
                             << QJsonValue(QJsonArray { 1, 2.5 });
    QTest::newRow("object") << AnyValue << PropertyType::Object << u"{\"a\": 1}"_s
                            << QJsonValue(QJsonObject { { u"a"_s, 1 } });
}

void TestParameterText::readsWhatIsTyped()
{
    QFETCH(ParameterType, parameter);
    QFETCH(PropertyType, property);
    QFETCH(QString, text);
    QFETCH(QJsonValue, json);
    const ParsedParameter parsed = parseParameter(text, of(parameter), property);
    QCOMPARE(parsed.problem, QString());
    QCOMPARE(parsed.json, json);
    QCOMPARE(parseParameter(parameterText(json), of(parameter), property).json, json);
}

void TestParameterText::explainsWhatIsWrong_data()
{
    QTest::addColumn<ParameterType>("parameter");
    QTest::addColumn<PropertyType>("property");
    QTest::addColumn<QString>("text");
    using enum ParameterType;
    QTest::newRow("no number") << Number << PropertyType::Number << u"warm"_s;
    QTest::newRow("not finite") << Number << PropertyType::Number << u"inf"_s;
    QTest::newRow("no unit") << Duration << PropertyType::Number << u"5"_s;
    QTest::newRow("neither") << AnyValue << PropertyType::Boolean << u"yes"_s;
    QTest::newRow("one of the list") << NumberList << PropertyType::Number << u"1, x"_s;
    QTest::newRow("no object") << AnyValue << PropertyType::Object << u"[1]"_s;
}

void TestParameterText::explainsWhatIsWrong()
{
    QFETCH(ParameterType, parameter);
    QFETCH(PropertyType, property);
    QFETCH(QString, text);
    QVERIFY(!parseParameter(text, of(parameter), property).problem.isEmpty());
}

void TestParameterText::anEmptyFieldMeansTheDefault()
{
    const ParsedParameter parsed
        = parseParameter(u"  "_s, of(ParameterType::Number), PropertyType::Number);
    QVERIFY(parsed.problem.isEmpty());
    QVERIFY(parsed.json.isUndefined());
}

void TestParameterText::takesTheUsersDecimalCommaAndTheDot()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(parseNumber(u"2,5"_s), std::optional(2.5));
    QCOMPARE(numberText(1234.5), u"1234,5"_s);
}

void TestParameterText::listsUseSemicolonsWhereTheCommaIsTaken()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QJsonValue numbers = QJsonArray { 1.5, 2 };
    QCOMPARE(parameterText(numbers), u"1,5; 2"_s);
    QCOMPARE(parseParameter(u"1,5; 2"_s, of(ParameterType::NumberList), PropertyType::Number).json,
        numbers);
}

void TestParameterText::numbersKeepAllTheirDigits_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0"_s;
    QTest::newRow("tenth") << 0.1 << u"0.1"_s;
    QTest::newRow("large") << 1234567.0 << u"1234567"_s;
    QTest::newRow("tiny") << 1e-9 << u"1e-09"_s;
}

void TestParameterText::numbersKeepAllTheirDigits()
{
    QFETCH(double, number);
    QFETCH(QString, text);
    QCOMPARE(numberText(number), text);
    QCOMPARE(parseNumber(text), std::optional(number));
}

void TestParameterText::amountsAreAbsoluteOrPercent()
{
    QCOMPARE(parseAmount(u"5%"_s, true), std::optional(Amount { .value = 5, .isPercent = true }));
    QCOMPARE(parseAmount(u"200ms"_s, true),
        std::optional(Amount { .value = 200'000, .isPercent = false }));
    QCOMPARE(
        parseAmount(u"0.2"_s, false), std::optional(Amount { .value = 0.2, .isPercent = false }));
    QVERIFY(!parseAmount(u"0.2"_s, true));
    QVERIFY(!parseAmount(u"x%"_s, false));
    QCOMPARE(amountText({ .value = 200'000, .isPercent = false }, true), u"200ms"_s);
    QCOMPARE(amountText({ .value = 1, .isPercent = true }, false), u"1%"_s);
}

QTEST_GUILESS_MAIN(TestParameterText)

#include "tst_parametertext.moc"
