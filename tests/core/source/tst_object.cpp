// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"
#include "core/source/formulaerrors.h"
#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Objects whose fields have sources of their own.
class TestObject : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void fieldsFollowTheirFormulas();
    void fieldsHaveTypesOfTheirOwn();
    void numbersAreRounded();
    void likeFieldsDrawNumbersOfTheirOwn();
    void addingAFieldLeavesTheOthersAlone();
    void silentFieldsAreLeftOut();
    void objectOfEventsIsAnEvent();
    void fieldWithoutItsInputFails();
    void readsWhatItsFieldsRead();
    void restartReachesTheFields();
    void manualFieldsTakeTheirMembers();
    void reportsProblemsWhereTheyAre_data();
    void reportsProblemsWhereTheyAre();
    void levelsEnd();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
};

namespace {

QByteArray objectOf(const QByteArray &fields)
{
    return R"({"kind":"object","fields":[)" + fields + "]}";
}

SourceRunner runnerOf(const QByteArray &fields)
{
    return SourceRunner(objectOf(fields).constData(), PropertyType::Object);
}

QJsonObject objectIn(const Value &value)
{
    const auto *object = std::get_if<QJsonObject>(&value);
    return object == nullptr ? QJsonObject() : *object;
}

} // namespace

void TestObject::fieldsFollowTheirFormulas()
{
    SourceRunner runner
        = runnerOf(R"j({"name":"square","source":{"kind":"expression","text":"t^2"}},
        {"name":"sum","source":{"kind":"expression","text":"prev + prop('x')"}})j");
    double sum = 0;
    for (int i = 0; i < 20; ++i) {
        runner.inputs.values.insert(u"x"_s, i * 0.25);
        sum += i * 0.25;
        QCOMPARE(runner.next(), Value(QJsonObject { { u"square"_s, i * i }, { u"sum"_s, sum } }));
    }
}

void TestObject::fieldsHaveTypesOfTheirOwn()
{
    SourceRunner runner = runnerOf(R"({"name":"n","source":{"kind":"constant","value":1.5}},
        {"name":"b","type":"boolean","source":{"kind":"constant","value":true}},
        {"name":"s","type":"string","source":{"kind":"sequence","values":["x"]}},
        {"name":"w","type":"waypoint","source":{"kind":"constant","value":{"zone":"hall"}}},
        {"name":"o","type":"object","source":{"kind":"object","fields":[
            {"name":"n","source":{"kind":"constant","value":2}}]}})");
    QCOMPARE(objectIn(runner.next()),
        json(R"({"n":1.5,"b":true,"s":"x","w":{"zone":"hall"},"o":{"n":2}})"));
}

void TestObject::numbersAreRounded()
{
    SourceRunner runner
        = runnerOf(R"({"name":"a","decimals":2,"source":{"kind":"constant","value":21.23456}},
        {"name":"b","decimals":0,"source":{"kind":"constant","value":-2.5}},
        {"name":"c","decimals":15,"source":{"kind":"constant","value":1e300}},
        {"name":"d","source":{"kind":"constant","value":21.23456}})");
    QCOMPARE(objectIn(runner.next()), json(R"({"a":21.23,"b":-3,"c":1e300,"d":21.23456})"));
}

void TestObject::likeFieldsDrawNumbersOfTheirOwn()
{
    SourceRunner runner = runnerOf(R"({"name":"a","source":{"kind":"uniform"}},
        {"name":"b","source":{"kind":"uniform"}})");
    std::vector<double> a;
    std::vector<double> b;
    for (int i = 0; i < 10'000; ++i) {
        const QJsonObject object = objectIn(runner.next());
        a.push_back(object.value(u"a").toDouble());
        b.push_back(object.value(u"b").toDouble());
    }
    const double meanOfA = mean(a);
    const double meanOfB = mean(b);
    double together = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        together += (a[i] - meanOfA) * (b[i] - meanOfB);
    const double variance = covariance(a, meanOfA);
    const double correlation = together / static_cast<double>(a.size()) / variance;
    QVERIFY2(std::abs(correlation) < 0.05, qPrintable(QString::number(correlation)));
}

void TestObject::addingAFieldLeavesTheOthersAlone()
{
    SourceRunner one = runnerOf(R"({"name":"a","source":{"kind":"uniform"}})");
    SourceRunner two = runnerOf(R"({"name":"b","source":{"kind":"uniform"}},
        {"name":"a","source":{"kind":"uniform"}})");
    for (int i = 0; i < 100; ++i)
        QCOMPARE(objectIn(one.next()).value(u"a"), objectIn(two.next()).value(u"a"));
}

void TestObject::silentFieldsAreLeftOut()
{
    SourceRunner runner = runnerOf(R"({"name":"level","source":{"kind":"constant","value":1}},
        {"name":"event","source":{"kind":"poissonEvents","rate":360,"value":7}})");
    QCOMPARE(runner.source().delivery(), Delivery::EverySample);
    int events = 0;
    for (int i = 0; i < 1000; ++i) {
        const QJsonObject object = objectIn(runner.next());
        QCOMPARE(object.value(u"level"), QJsonValue(1));
        events += object.contains(u"event"_s) ? 1 : 0;
    }
    QVERIFY2(events > 60 && events < 140, qPrintable(QString::number(events))); // 100 expected
}

void TestObject::objectOfEventsIsAnEvent()
{
    SourceRunner runner
        = runnerOf(R"({"name":"badge","source":{"kind":"poissonEvents","rate":360,"value":7}})");
    QCOMPARE(runner.source().delivery(), Delivery::Events);
    const QList<Value> values = runner.take(1000);
    const auto silent = values.count(Value());
    QVERIFY2(silent > 850 && silent < 950, qPrintable(QString::number(silent)));
    QCOMPARE(values.count(Value(QJsonObject { { u"badge"_s, 7 } })), 1000 - silent);
    SourceRunner gaps = runnerOf(
        R"({"name":"badge","source":{"kind":"poissonEvents"}},{"name":"volts","source":{"kind":"battery"}})");
    QCOMPARE(gaps.source().delivery(), Delivery::WithGaps);
}

void TestObject::fieldWithoutItsInputFails()
{
    SourceRunner runner = runnerOf(R"j({"name":"a","source":{"kind":"constant","value":1}},
        {"name":"b","source":{"kind":"expression","text":"prop('x')"}})j");
    QCOMPARE(runner.next(), Value());
    QVERIFY(runner.source().failure());
    QVERIFY2(runner.source().failure()->is(errors::kFormulaInputMissing),
        qPrintable(runner.source().failure()->message()));
    runner.inputs.values.insert(u"x"_s, 3.0);
    QCOMPARE(objectIn(runner.next()), json(R"({"a":1,"b":3})"));
    QVERIFY(!runner.source().failure());
}

void TestObject::readsWhatItsFieldsRead()
{
    const QByteArray spec = objectOf(R"({"name":"a","source":{"kind":"lag","input":"x"}},
        {"name":"b","source":{"kind":"integrator","input":"y"}},
        {"name":"c","source":{"kind":"lag","input":"x"}})");
    QCOMPARE(build(spec.constData(), PropertyType::Object).value()->inputs(),
        (QStringList { u"x"_s, u"y"_s }));
    QStringList found;
    const SourceSpec parsed = specFromJson(json(spec.constData()));
    for (const SpecInput &input : specInputs(parsed, sourceCatalogue()))
        found.append(input.path.join(u'/'));
    QCOMPARE(found,
        (QStringList {
            u"fields/0/source/input"_s, u"fields/1/source/input"_s, u"fields/2/source/input"_s }));
}

void TestObject::restartReachesTheFields()
{
    SourceRunner runner
        = runnerOf(R"({"name":"n","source":{"kind":"counter","reset":"reboot","start":5}})");
    (void)runner.take(10);
    runner.source().restart();
    QCOMPARE(objectIn(runner.next()), json(R"({"n":5})"));
}

void TestObject::manualFieldsTakeTheirMembers()
{
    SourceRunner runner = runnerOf(R"({"name":"a","source":{"kind":"manual","initial":1}},
        {"name":"b","source":{"kind":"constant","value":2}},
        {"name":"c","type":"boolean","source":{"kind":"manual","initial":false}})");
    QVERIFY(runner.source().setManualValue(json(R"({"a":9,"b":9,"c":true})")));
    QCOMPARE(objectIn(runner.next()), json(R"({"a":9,"b":2,"c":true})"));
    QVERIFY(!runner.source().setManualValue(json(R"({"b":9})")));
    QVERIFY(!runner.source().setManualValue(json(R"({"a":"high"})")));
    QVERIFY(!runner.source().setManualValue(9.0));
}

void TestObject::reportsProblemsWhereTheyAre_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *fields, const QString &expected) {
        QTest::newRow(name) << QByteArray(fields) << expected.split(u' ', Qt::SkipEmptyParts);
    };
    row("right", R"({"name":"a","source":{"kind":"sine"}})", {});
    row("no source", R"({"name":"a"})", u"fields/0/source:missingParameter"_s);
    row("no kind", R"({"name":"a","source":{}})", u"fields/0/source:wrongParameterType"_s);
    row("unknown kind", R"({"name":"a","source":{"kind":"cosine"}})",
        u"fields/0/source:unknownKind"_s);
    row("unknown type", R"({"name":"a","type":"blob","source":{"kind":"sine"}})",
        u"fields/0/type:notAChoice"_s);
    row("kind of another type",
        R"({"name":"a","source":{"kind":"sine"}},{"name":"b","type":"boolean","source":{"kind":"sine"}})",
        u"fields/1/source:kindForOtherType"_s);
    row("value of another type",
        R"({"name":"a","type":"string","source":{"kind":"constant","value":5}})",
        u"fields/0/source/value:wrongParameterType"_s);
    row("value of the field's type",
        R"({"name":"a","type":"string","source":{"kind":"constant","value":"five"}})", {});
    row("deep", R"({"name":"a","type":"object","source":{"kind":"object","fields":[
        {"name":"b","source":{"kind":"sine"}},{"name":"c","source":{"kind":"sine","period":"0s","x":1}}]}})",
        u"fields/0/source/fields/1/source/period:parameterOutOfRange "
        "fields/0/source/fields/1/source/x:unknownParameter"_s);
}

void TestObject::reportsProblemsWhereTheyAre()
{
    QFETCH(QByteArray, fields);
    QFETCH(QStringList, expected);
    const SourceSpec spec = specFromJson(json(objectOf(fields).constData()));
    QStringList found;
    const auto problems = checkSpec(spec, sourceCatalogue(), PropertyType::Object);
    for (const SpecProblem &problem : problems) {
        const QStringList place = QStringList { problem.parameter } + problem.path;
        found.append(place.join(u'/') + u':' + problem.error.code().section(u'.', 1));
    }
    QCOMPARE(found, expected);
}

void TestObject::levelsEnd()
{
    const auto problemsOf = [](int levels) {
        QJsonObject source { { u"kind"_s, u"constant"_s }, { u"value"_s, 1 } };
        for (int level = 1; level < levels; ++level) {
            const bool isInnermost = level == 1;
            source = QJsonObject { { u"kind"_s, u"object"_s },
                { u"fields"_s,
                    QJsonArray { QJsonObject { { u"name"_s, u"a"_s },
                        { u"type"_s, isInnermost ? u"number"_s : u"object"_s },
                        { u"source"_s, source } } } } };
        }
        return checkSpec(specFromJson(source), sourceCatalogue(), PropertyType::Object);
    };
    QVERIFY(problemsOf(kMostSourceLevels).isEmpty());
    for (const int levels : { kMostSourceLevels + 1, 200 }) {
        const QList<SpecProblem> problems = problemsOf(levels);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.constFirst().error.is(errors::kSourcesTooDeep));
        QCOMPARE(problems.constFirst().path.size(), 3 * kMostSourceLevels - 1);
    }
}

void TestObject::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<const ErrorKind *>("expected");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *fields, const ErrorKind &kind,
                         const QString &where = {}) {
        QTest::newRow(name) << QByteArray(fields) << &kind << where;
    };
    row("no fields", "", errors::kNoFields);
    row("no name", R"({"name":"","source":{"kind":"sine"}})", errors::kFieldWithoutName);
    row("one name twice",
        R"({"name":"a","source":{"kind":"sine"}},{"name":"a","source":{"kind":"sine"}})",
        errors::kDuplicateField);
    row("source within",
        R"({"name":"a","source":{"kind":"sine"}},{"name":"b","source":{"kind":"uniform","min":3,"max":1}})",
        errors::kEmptySourceRange, u"fields/1/source"_s);
    row("formula within", R"({"name":"a","source":{"kind":"expression","text":"1 +"}})",
        errors::kFormulaUnexpected, u"fields/0/source: column 4"_s);
}

void TestObject::refusesWhatCannotWork()
{
    QFETCH(QByteArray, fields);
    QFETCH(const ErrorKind *, expected);
    QFETCH(QString, where);
    const auto made = build(objectOf(fields).constData(), PropertyType::Object);
    QVERIFY(!made);
    QVERIFY2(made.error().is(*expected), qPrintable(made.error().message()));
    QCOMPARE(made.error().where(), where);
    QVERIFY(!made.error().message().contains(u'%'));
}

QTEST_GUILESS_MAIN(TestObject)

#include "tst_object.moc"
