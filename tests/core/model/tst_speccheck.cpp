// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/kinddescription.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

using Type = ParameterType;

ParameterDescription parameter(const QString &name, Type type)
{
    return { .name = name, .type = type, .title = name, .help = {}, .unit = {} };
}

KindCatalogue catalogue()
{
    ParameterDescription number = parameter(u"number"_s, Type::Number);
    number.minimum = -1;
    number.maximum = 10;
    ParameterDescription time = parameter(u"time"_s, Type::Duration);
    time.minimum = 0;
    time.isMinimumExcluded = true;
    ParameterDescription word = parameter(u"word"_s, Type::Choice);
    word.choices = { u"hold"_s, u"restart"_s };
    ParameterDescription needed = parameter(u"needed"_s, Type::AnyValue);
    needed.isRequired = true;
    needed.defaultValue = 5;
    const KindDescription all { .kind = u"all"_s,
        .title = u"All"_s,
        .help = {},
        .parameters = { number, time, word, needed, parameter(u"list"_s, Type::ValueList),
            parameter(u"numbers"_s, Type::NumberList), parameter(u"chance"_s, Type::Probability),
            parameter(u"whole"_s, Type::Integer), parameter(u"flag"_s, Type::Boolean),
            parameter(u"text"_s, Type::Text), parameter(u"input"_s, Type::PropertyId) } };
    const KindDescription numeric {
        .kind = u"numeric"_s, .title = u"Numeric"_s, .help = {}, .types = { PropertyType::Number }
    };
    return KindCatalogue({ all, numeric });
}

} // namespace

class TestSpecCheck : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void findsProblems_data();
    void findsProblems();
    void reportsAllProblems();
    void valuesFollowTheTypeOfTheProperty_data();
    void valuesFollowTheTypeOfTheProperty();
    void parametersFillInDefaults();
    void defaultSpecHasWhatIsRequired();
};

void TestSpecCheck::findsProblems_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code"); // empty: none
    const auto row = [](const char *title, const QString &name, const QJsonValue &value,
                         const QString &code = {}) {
        QTest::newRow(title) << name << value << (code.isEmpty() ? code : u"model."_s + code);
    };
    const QString type = u"wrongParameterType"_s;
    const QString range = u"parameterOutOfRange"_s;
    row("number", u"number"_s, 10);
    row("number as text", u"number"_s, u"3"_s, type);
    row("number too large", u"number"_s, 10.5, range);
    row("number too small", u"number"_s, -1.5, range);
    row("lowest number", u"number"_s, -1);
    row("duration", u"time"_s, u"5s"_s);
    row("no duration", u"time"_s, u"5 parsec"_s, type);
    row("excluded minimum", u"time"_s, u"0s"_s, range);
    row("choice", u"word"_s, u"hold"_s);
    row("no choice", u"word"_s, u"stop"_s, u"notAChoice"_s);
    row("list", u"list"_s, QJsonArray { 1, 2 });
    row("list of another type", u"list"_s, QJsonArray { 1, u"a"_s }, type);
    row("no list", u"list"_s, 1, type);
    row("numbers", u"numbers"_s, QJsonArray {});
    row("no numbers", u"numbers"_s, QJsonArray { true }, type);
    row("probability", u"chance"_s, 1);
    row("improbable", u"chance"_s, 1.01, range);
    row("whole", u"whole"_s, 3);
    row("not whole", u"whole"_s, 3.5, type);
    row("flag", u"flag"_s, true);
    row("no flag", u"flag"_s, 1, type);
    row("text", u"text"_s, u""_s);
    row("no text", u"text"_s, QJsonArray {}, type);
    row("input", u"input"_s, u"a"_s);
    row("empty input", u"input"_s, u""_s, type);
    row("null counts as absent", u"number"_s, QJsonValue());
    row("unknown", u"nubmer"_s, 1, u"unknownParameter"_s);
}

void TestSpecCheck::findsProblems()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(QString, code);
    const KindSpec spec { .kind = u"all"_s, .parameters = { { u"needed"_s, 1 }, { name, value } } };
    const QList<SpecProblem> problems = checkSpec(spec, catalogue(), PropertyType::Number);
    QCOMPARE(problems.size(), code.isEmpty() ? 0 : 1);
    if (code.isEmpty())
        return;
    QCOMPARE(problems.constFirst().parameter, name);
    QCOMPARE(problems.constFirst().error.code(), code);
    QVERIFY(!problems.constFirst().error.remedy().isEmpty());
}

void TestSpecCheck::reportsAllProblems()
{
    const KindSpec spec { .kind = u"all"_s,
        .parameters = { { u"number"_s, u"x"_s }, { u"zzz"_s, 1 }, { u"flag"_s, 0 } } };
    QStringList names;
    for (const SpecProblem &problem : checkSpec(spec, catalogue(), PropertyType::Number))
        names.append(problem.parameter);
    QCOMPARE(names, (QStringList { u"number"_s, u"needed"_s, u"flag"_s, u"zzz"_s }));
    const KindSpec unknown { .kind = u"none"_s, .parameters = {} };
    QCOMPARE(checkSpec(unknown, catalogue(), PropertyType::Number).constFirst().error.code(),
        u"model.unknownKind"_s);
    const KindSpec numeric { .kind = u"numeric"_s, .parameters = {} };
    QCOMPARE(checkSpec(numeric, catalogue(), PropertyType::Enum).constFirst().error.code(),
        u"model.kindForOtherType"_s);
    QVERIFY(checkSpec(numeric, catalogue(), PropertyType::Number).isEmpty());
}

void TestSpecCheck::valuesFollowTheTypeOfTheProperty_data()
{
    QTest::addColumn<QJsonValue>("json");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<bool>("fits");
    const QJsonObject place { { u"zone"_s, u"dock"_s } };
    const QJsonObject noPlace { { u"geo"_s, QJsonObject { { u"lat"_s, 91 }, { u"lon"_s, 0 } } } };
    QTest::newRow("number") << QJsonValue(1.5) << PropertyType::Number << true;
    QTest::newRow("number in quotes") << QJsonValue(u"1.5"_s) << PropertyType::Number << false;
    QTest::newRow("boolean") << QJsonValue(false) << PropertyType::Boolean << true;
    QTest::newRow("0 as boolean") << QJsonValue(0) << PropertyType::Boolean << false;
    QTest::newRow("string") << QJsonValue(u"x"_s) << PropertyType::String << true;
    QTest::newRow("enum text") << QJsonValue(u"x"_s) << PropertyType::Enum << true;
    QTest::newRow("enum number") << QJsonValue(2) << PropertyType::Enum << true;
    QTest::newRow("enum boolean") << QJsonValue(true) << PropertyType::Enum << false;
    QTest::newRow("object") << QJsonValue(place) << PropertyType::Object << true;
    QTest::newRow("list as object") << QJsonValue(QJsonArray {}) << PropertyType::Object << false;
    QTest::newRow("waypoint") << QJsonValue(place) << PropertyType::Waypoint << true;
    QTest::newRow("beyond the pole") << QJsonValue(noPlace) << PropertyType::Waypoint << false;
    QTest::newRow("empty waypoint")
        << QJsonValue(QJsonObject {}) << PropertyType::Waypoint << false;
    QTest::newRow("null") << QJsonValue() << PropertyType::String << false;
}

void TestSpecCheck::valuesFollowTheTypeOfTheProperty()
{
    QFETCH(QJsonValue, json);
    QFETCH(PropertyType, type);
    QFETCH(bool, fits);
    const std::optional<Value> value = valueFromJson(json, type);
    QCOMPARE(value.has_value(), fits);
    if (value)
        QCOMPARE(toJson(*value), json);
}

void TestSpecCheck::parametersFillInDefaults()
{
    const KindCatalogue kinds = catalogue();
    const Parameters parameters(*kinds.find(u"all"),
        { { u"time"_s, u"1500ms"_s }, { u"numbers"_s, QJsonArray { 1, 2.5 } },
            { u"list"_s, QJsonArray { u"a"_s } } });
    QCOMPARE(parameters.number("needed"_L1), 5.0);
    QCOMPARE(parameters.duration("time"_L1), Microseconds(1'500'000));
    QCOMPARE(parameters.numbers("numbers"_L1), (QList<double> { 1, 2.5 }));
    QCOMPARE(parameters.values("list"_L1, PropertyType::Enum), (QList<Value> { u"a"_s }));
    QVERIFY(!parameters.has("number"_L1));
    QCOMPARE(parameters.optionalNumber("number"_L1), std::nullopt);
    QVERIFY(parameters.has("needed"_L1));
}

void TestSpecCheck::defaultSpecHasWhatIsRequired()
{
    const KindSpec spec = catalogue().defaultSpec(u"all");
    QCOMPARE(spec.parameters, (QJsonObject { { u"needed"_s, 5 } }));
    QVERIFY(checkSpec(spec, catalogue(), PropertyType::Number).isEmpty());
}

QTEST_GUILESS_MAIN(TestSpecCheck)

#include "tst_speccheck.moc"
