// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/kinddescription.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
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
    ParameterDescription records = parameter(u"records"_s, Type::RecordList);
    ParameterDescription at = parameter(u"at"_s, Type::Duration);
    at.isRequired = true;
    ParameterDescription weight = parameter(u"weight"_s, Type::Number);
    weight.defaultValue = 1;
    weight.minimum = 0;
    records.fields
        = { at, weight, parameter(u"of"_s, Type::PropertyId), parameter(u"from"_s, Type::Source) };
    const KindDescription all { .kind = u"all"_s,
        .title = u"All"_s,
        .help = {},
        .parameters = { number, time, word, needed, parameter(u"list"_s, Type::ValueList),
            parameter(u"numbers"_s, Type::NumberList), parameter(u"chance"_s, Type::Probability),
            parameter(u"whole"_s, Type::Integer), parameter(u"flag"_s, Type::Boolean),
            parameter(u"text"_s, Type::Text), parameter(u"input"_s, Type::PropertyId),
            parameter(u"within"_s, Type::Source), records } };
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
    void findsProblemsWithin_data();
    void findsProblemsWithin();
    void findsInputsWithin();
    void recordsFillInDefaults();
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

void TestSpecCheck::findsProblemsWithin_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QStringList>("expected"); // place and code of each
    const auto row = [](const char *title, const char *given, const QStringList &expected = {}) {
        QTest::newRow(title) << QByteArray(given) << expected;
    };
    row("good source", R"({"within":{"kind":"all","needed":1}})");
    row("no source", R"({"within":3})", { u"within wrongParameterType"_s });
    row("without a kind", R"({"within":{}})", { u"within wrongParameterType"_s });
    row("unknown kind", R"({"within":{"kind":"none"}})", { u"within unknownKind"_s });
    row("bad parameter", R"({"within":{"kind":"all","needed":1,"number":99}})",
        { u"within/number parameterOutOfRange"_s });
    row("missing parameter", R"({"within":{"kind":"all"}})",
        { u"within/needed missingParameter"_s });
    row("two levels", R"({"within":{"kind":"all","needed":1,"within":{"kind":"numeric","x":1}}})",
        { u"within/within/x unknownParameter"_s });
    row("good records", R"({"records":[{"at":"1s"},{"at":"2s","weight":0}]})");
    row("no list", R"({"records":{"at":"1s"}})", { u"records wrongParameterType"_s });
    row("no object", R"({"records":[1]})", { u"records wrongParameterType"_s });
    row("bad field", R"({"records":[{"at":"1s"},{"at":"2s","weight":-1}]})",
        { u"records/1/weight parameterOutOfRange"_s });
    row("all of them", R"({"records":[{"when":1},{"at":5}]})",
        { u"records/0/at missingParameter"_s, u"records/0/when unknownParameter"_s,
            u"records/1/at wrongParameterType"_s });
    row("source in a record", R"({"records":[{"at":"1s","from":{"kind":"all","needed":"x"}}]})",
        { u"records/0/from/needed wrongParameterType"_s });
}

void TestSpecCheck::findsProblemsWithin()
{
    QFETCH(QByteArray, given);
    QFETCH(QStringList, expected);
    QJsonObject parameters = QJsonDocument::fromJson(given).object();
    parameters.insert(u"needed"_s, 1);
    const KindSpec spec { .kind = u"all"_s, .parameters = parameters };
    QStringList found;
    for (const SpecProblem &problem : checkSpec(spec, catalogue(), PropertyType::Number)) {
        const QStringList place = QStringList { problem.parameter } + problem.path;
        found.append(place.join(u'/') + u' ' + problem.error.code().section(u'.', 1));
    }
    QCOMPARE(found, expected);
}

void TestSpecCheck::findsInputsWithin()
{
    const QJsonObject parameters = QJsonDocument::fromJson(
        R"({"input":"a","within":{"kind":"all","input":"b"},
            "records":[{"at":"1s"},{"of":"c","from":{"kind":"all","input":"d"}}]})")
                                       .object();
    const KindSpec spec { .kind = u"all"_s, .parameters = parameters };
    QStringList found;
    for (const SpecInput &input : specInputs(spec, catalogue()))
        found.append(input.path.join(u'/') + u' ' + input.property);
    QCOMPARE(found,
        (QStringList {
            u"input a"_s, u"within/input b"_s, u"records/1/of c"_s, u"records/1/from/input d"_s }));
}

void TestSpecCheck::recordsFillInDefaults()
{
    const KindCatalogue kinds = catalogue();
    const QJsonObject given
        = QJsonDocument::fromJson(R"({"records":[{"at":"3s"},{"at":"4s","weight":7}]})").object();
    const Parameters parameters(*kinds.find(u"all"), given);
    const QList<Parameters> records = parameters.records("records"_L1);
    QCOMPARE(records.size(), 2);
    QCOMPARE(records.at(0).duration("at"_L1), Microseconds(3'000'000));
    QCOMPARE(records.at(0).number("weight"_L1), 1.0);
    QCOMPARE(records.at(1).number("weight"_L1), 7.0);
    QVERIFY(!records.at(1).has("of"_L1));
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
