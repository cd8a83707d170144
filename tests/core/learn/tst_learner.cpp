// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/headername.h"
#include "core/learn/learner.h"
#include "core/learn/learnerrors.h"
#include "core/source/sourcerunner.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Data of our own generators, learned again: the parameters come back within 15 %.
class TestLearner : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void recoversItsOwnGenerators_data();
    void recoversItsOwnGenerators();
    void findsNoiseOnAWave();
    void findsWeightsOfAChoice();
    void findsFlagsAndTheirShare();
    void findsStatesThatLast();
    void findsTheShapeOfADay();
    void findsTheCourseOfADay_data();
    void findsTheCourseOfADay();
    void reportsWhatItSaw();
    void whatItProposesCanBeMade();
    void readsHeaders_data();
    void readsHeaders();
    void refusesTooLittle();
};

namespace {

struct Recipe
{
    const char *spec;
    PropertyType type = PropertyType::Number;
    int samples = 20'000;
    Microseconds step = 1s;
    double noise = 0;
    int decimals = 4;
};

/// What a data logger would have written down.
RecordedTexts recorded(const Recipe &recipe, const QString &header = u"Value"_s)
{
    SourceRunner runner(recipe.spec, recipe.type, recipe.step);
    const RandomStream noise(99, u"noise", u"p");
    RecordedTexts column { .header = header, .times = {}, .values = {} };
    for (int i = 0; i < recipe.samples; ++i) {
        const Value value = runner.next();
        column.times.push_back(i * recipe.step);
        if (const double *number = std::get_if<double>(&value)) {
            const double read
                = *number + recipe.noise * noise.normal(static_cast<std::uint64_t>(i));
            column.values.push_back(QString::number(read, 'f', recipe.decimals));
        } else {
            column.values.push_back(std::holds_alternative<bool>(value)
                    ? (std::get<bool>(value) ? u"true"_s : u"false"_s)
                    : displayText(value));
        }
    }
    return column;
}

LearnedProperty learnedFrom(const Recipe &recipe)
{
    return learn(recorded(recipe)).value();
}

double numberOf(const QJsonValue &value)
{
    return value.isString() ? static_cast<double>(parseDuration(value.toString())->count()) / 1e6
                            : value.toDouble();
}

/// Within 15 %; what is 0 stays small.
bool isRecovered(double found, double expected)
{
    return std::abs(found - expected) <= 0.15 * std::max(std::abs(expected), 0.01);
}

QString compact(const SourceSpec &spec)
{
    return spec.kind + u' '
        + QString::fromUtf8(QJsonDocument(spec.parameters).toJson(QJsonDocument::Compact));
}

} // namespace

void TestLearner::recoversItsOwnGenerators_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QStringList>("parameters");
    const auto row = [](const char *name, const Recipe &recipe, const QStringList &parameters) {
        QTest::newRow(name) << recipe << parameters;
    };
    row("constant", { R"({"kind":"constant","value":21.5})" }, { u"value"_s });
    row("normal", { R"({"kind":"normal","mean":20,"stdDev":3})" }, { u"mean"_s, u"stdDev"_s });
    row("uniform", { R"({"kind":"uniform","min":-5,"max":12})" }, { u"min"_s, u"max"_s });
    row("mean reverting",
        { .spec = R"({"kind":"meanReverting","mean":20,"stdDev":2,"relaxationTime":"30s"})",
            .samples = 50'000 },
        { u"mean"_s, u"stdDev"_s, u"relaxationTime"_s });
    row("slow mean reverting",
        { .spec = R"({"kind":"meanReverting","mean":20,"stdDev":2,"relaxationTime":"10m"})",
            .samples = 60'000,
            .step = 10s },
        { u"mean"_s, u"stdDev"_s, u"relaxationTime"_s });
    row("sine",
        { .spec = R"({"kind":"sine","mean":40,"amplitude":7,"period":"5m","phase":90})",
            .samples = 4000 },
        { u"mean"_s, u"amplitude"_s, u"period"_s, u"phase"_s });
    row("sine with noise",
        { .spec = R"({"kind":"sine","mean":40,"amplitude":7,"period":"7m","phase":200})",
            .samples = 8000,
            .noise = 3 },
        { u"mean"_s, u"amplitude"_s, u"period"_s, u"phase"_s });
    row("day",
        { .spec = R"({"kind":"sine","mean":12,"amplitude":8,"period":"1d","phase":270})",
            .samples = 2000,
            .step = 5min,
            .noise = 1 },
        { u"mean"_s, u"amplitude"_s, u"period"_s, u"phase"_s });
    row("telegraph",
        { .spec = R"({"kind":"telegraph","meanOn":"40s","meanOff":"160s"})",
            .type = PropertyType::Boolean,
            .samples = 200'000 },
        { u"meanOn"_s, u"meanOff"_s });
    row("telegraph as fast as the samples",
        { .spec = R"({"kind":"telegraph","meanOn":"4s","meanOff":"6s"})",
            .samples = 50'000,
            .decimals = 0 },
        { u"meanOn"_s, u"meanOff"_s });
    row("square",
        { .spec = R"({"kind":"square","low":2,"high":9,"period":"50s","duty":30})",
            .samples = 2000 },
        { u"low"_s, u"high"_s, u"period"_s, u"duty"_s });
    row("ramp that holds",
        { .spec = R"({"kind":"ramp","from":10,"to":90,"duration":"20m"})", .samples = 2000 },
        { u"from"_s, u"to"_s, u"duration"_s });
    row("ramp that falls and restarts",
        { .spec = R"({"kind":"ramp","from":90,"to":10,"duration":"5m","onEnd":"restart"})",
            .samples = 2000 },
        { u"from"_s, u"to"_s, u"duration"_s });
    row("ramp that turns",
        { .spec = R"({"kind":"ramp","from":10,"to":90,"duration":"5m","onEnd":"reverse"})",
            .samples = 2000 },
        { u"from"_s, u"to"_s, u"duration"_s });
    row("counter",
        { .spec = R"({"kind":"counter","start":1000,"increment":3,"period":"1s"})",
            .samples = 500,
            .decimals = 0 },
        { u"start"_s, u"increment"_s });
    row("counter that rolls over",
        { .spec = R"({"kind":"counter","start":5,"increment":3,"period":"1s","rollover":256})",
            .samples = 2000,
            .decimals = 0 },
        { u"start"_s, u"increment"_s, u"rollover"_s });
    row("random walk", { R"({"kind":"randomWalk","start":100,"stepStdDev":0.5})" },
        { u"stepStdDev"_s });
    row("random walk that drifts and holds",
        { R"({"kind":"randomWalk","start":0,"stepStdDev":0.2,"drift":360,"holdProbability":0.4})" },
        { u"stepStdDev"_s, u"drift"_s, u"holdProbability"_s });
}

void TestLearner::recoversItsOwnGenerators()
{
    QFETCH(Recipe, recipe);
    QFETCH(QStringList, parameters);
    const QJsonObject original = json(recipe.spec);
    const LearnedProperty learned = learnedFrom(recipe);
    QVERIFY2(learned.source.kind == original.value("kind"_L1).toString(),
        qPrintable(compact(learned.source)));
    QCOMPARE(learned.definition.type, recipe.type);
    QCOMPARE(learned.sampleEvery, recipe.step);
    if (original.contains("onEnd"_L1))
        QCOMPARE(learned.source.parameters.value("onEnd"_L1), original.value("onEnd"_L1));
    for (const QString &parameter : parameters) {
        const double found = numberOf(learned.source.parameters.value(parameter));
        const double expected = numberOf(original.value(parameter));
        QVERIFY2(isRecovered(found, expected),
            qPrintable(parameter + u": "_s + compact(learned.source)));
    }
}

void TestLearner::findsNoiseOnAWave()
{
    const Recipe recipe { .spec = R"({"kind":"sine","mean":40,"amplitude":7,"period":"7m"})",
        .samples = 8000,
        .noise = 2 };
    const LearnedProperty learned = learnedFrom(recipe);
    QCOMPARE(learned.modifiers.size(), 1);
    QCOMPARE(learned.modifiers.first().kind, u"noise"_s);
    QVERIFY(isRecovered(numberOf(learned.modifiers.first().parameters.value("stdDev"_L1)), 2));
    const LearnedProperty clean
        = learnedFrom({ .spec = recipe.spec, .samples = recipe.samples, .noise = 0 });
    QVERIFY(clean.modifiers.isEmpty());
}

void TestLearner::findsWeightsOfAChoice()
{
    const LearnedProperty learned = learnedFrom(
        { .spec = R"({"kind":"choice","values":["ok","warn","fail"],"weights":[70,20,10]})",
            .type = PropertyType::Enum });
    QCOMPARE(learned.definition.type, PropertyType::Enum);
    QCOMPARE(learned.source.kind, u"choice"_s);
    const QJsonArray values = learned.source.parameters.value("values"_L1).toArray();
    const QJsonArray weights = learned.source.parameters.value("weights"_L1).toArray();
    QCOMPARE(values.size(), 3);
    QCOMPARE(learned.definition.boundaries.set.size(), 3);
    const QHash<QString, double> expected { { u"ok"_s, 0.7 }, { u"warn"_s, 0.2 },
        { u"fail"_s, 0.1 } };
    for (qsizetype i = 0; i < 3; ++i)
        QVERIFY(isRecovered(weights.at(i).toDouble(), expected.value(values.at(i).toString())));
}

void TestLearner::findsFlagsAndTheirShare()
{
    const LearnedProperty learned = learnedFrom(
        { .spec = R"({"kind":"bernoulli","pTrue":0.2})", .type = PropertyType::Boolean });
    QCOMPARE(learned.source.kind, u"bernoulli"_s);
    QVERIFY(isRecovered(numberOf(learned.source.parameters.value("pTrue"_L1)), 0.2));
}

void TestLearner::findsStatesThatLast()
{
    const LearnedProperty learned = learnedFrom({ .spec = R"({"kind":"stateMachine","states":[
        {"name":"idle","dwell":"60s"},{"name":"run","dwell":"40s"},{"name":"fault","dwell":"20s"}],
        "transitions":[{"from":"idle","to":"run"},{"from":"run","to":"idle","weight":3},
        {"from":"run","to":"fault","weight":1},{"from":"fault","to":"idle"}]})",
        .type = PropertyType::Enum,
        .samples = 200'000 });
    QCOMPARE(learned.source.kind, u"stateMachine"_s);
    const QHash<QString, double> expected { { u"idle"_s, 60 }, { u"run"_s, 40 },
        { u"fault"_s, 20 } };
    const QJsonArray states = learned.source.parameters.value("states"_L1).toArray();
    QCOMPARE(states.size(), 3);
    for (const QJsonValue &state : states) {
        QVERIFY2(
            isRecovered(numberOf(state["dwell"_L1]), expected.value(state["name"_L1].toString())),
            qPrintable(compact(learned.source)));
    }
    double toIdle = 0;
    double toFault = 0;
    for (const QJsonValue &way : learned.source.parameters.value("transitions"_L1).toArray()) {
        if (way["from"_L1] == u"run"_s)
            (way["to"_L1] == u"idle"_s ? toIdle : toFault) += way["weight"_L1].toDouble();
    }
    QVERIFY2(isRecovered(toIdle / toFault, 3), qPrintable(QString::number(toIdle / toFault)));
}

void TestLearner::findsTheShapeOfADay()
{
    const LearnedProperty learned = learnedFrom(
        { .spec = R"({"kind":"sine","mean":12,"amplitude":8,"period":"1d","phase":0})",
            .samples = 2000,
            .step = 5min });
    QCOMPARE(learned.dailyShape.size(), 24);
    QCOMPARE(learned.period, std::optional<Microseconds>(24h));
    // The middle of hour 6 is at half past six: sine of 97.5 degrees, less the spread in an hour.
    VERIFY_NEAR(learned.dailyShape.at(6), 12 + 8 * std::sin(97.5 / 180 * 3.14159265), 0.1);
    VERIFY_NEAR(learned.dailyShape.at(18), 12 - 8 * std::sin(97.5 / 180 * 3.14159265), 0.1);
}

void TestLearner::findsTheCourseOfADay_data()
{
    QTest::addColumn<int>("startHour");
    QTest::addColumn<QString>("peakAt");
    QTest::newRow("from midnight") << 0 << u"15:00"_s;
    QTest::newRow("from the afternoon") << 17 << u"15:00"_s;
    QTest::newRow("peak after midnight") << 5 << u"00:30"_s;
}

void TestLearner::findsTheCourseOfADay()
{
    QFETCH(int, startHour);
    QFETCH(QString, peakAt);
    const QTime peak = QTime::fromString(peakAt, u"HH:mm"_s);
    const double peakHour = peak.hour() + peak.minute() / 60.0;
    const RandomStream noise(99, u"noise", u"p");
    RecordedTexts column { .header = u"Outside"_s, .times = {}, .values = {} };
    column.begin = WallTime(Microseconds(1'700'006'400'000'000) + std::chrono::hours(startHour));
    for (int i = 0; i < 2000; ++i) { // every 5 minutes, 12 in an hour
        const double hour = startHour + i / 12.0 - peakHour;
        const double value = 12 + 8 * std::cos(hour / 24 * 2 * 3.14159265358979)
            + noise.normal(static_cast<std::uint64_t>(i));
        column.times.push_back(i * Microseconds(5min));
        column.values.push_back(QString::number(value, 'f', 2));
    }
    const LearnedProperty learned = learn(column).value();
    QCOMPARE(learned.source.kind, u"daily"_s);
    const QJsonObject &found = learned.source.parameters;
    QVERIFY(isRecovered(found.value("min"_L1).toDouble(), 4));
    QVERIFY(isRecovered(found.value("max"_L1).toDouble(), 20));
    const QTime foundPeak = QTime::fromString(found.value("peakAt"_L1).toString(), u"HH:mm"_s);
    QVERIFY2(std::abs(foundPeak.secsTo(peak)) < 20 * 60,
        qPrintable(found.value("peakAt"_L1).toString()));
    QVERIFY(isRecovered(numberOf(learned.modifiers.first().parameters.value("stdDev"_L1)), 1));
    QVERIFY(makeSource(learned.source, PropertyType::Number).isOk());
    // Without a date the time of day is not known.
    column.begin.reset();
    QCOMPARE(learn(column).value().source.kind, u"sine"_s);
}

void TestLearner::reportsWhatItSaw()
{
    const auto learned
        = learn(recorded({ .spec = R"({"kind":"normal","mean":20,"stdDev":3})", .decimals = 2 },
            u"Oil temp. (°C)"_s));
    QVERIFY(learned);
    QCOMPARE(learned->definition.unit, u"°C"_s);
    QCOMPARE(learned->definition.id, u"Oil_temp"_s);
    QCOMPARE(learned->definition.title, u"Oil temp."_s);
    QCOMPARE(learned->definition.decimals, std::optional(2));
    QVERIFY(isRecovered(*learned->mean, 20) && isRecovered(*learned->stdDev, 3));
    QVERIFY(*learned->min > 0 && *learned->min < 12 && *learned->max > 28 && *learned->max < 40);
    QVERIFY(!learned->period && !learned->relaxationTime);
}

void TestLearner::whatItProposesCanBeMade()
{
    const KindCatalogue kinds = sourceCatalogue();
    for (const KindDescription &kind : kinds.kinds()) {
        if (!kind.types.isEmpty() && !kind.types.contains(PropertyType::Number))
            continue;
        const SourceSpec spec = kinds.defaultSpec(kind.kind);
        if (!checkSpec(spec, kinds, PropertyType::Number).isEmpty())
            continue;
        const auto source = makeSource(spec, PropertyType::Number);
        if (!source || (*source)->delivery() != Delivery::EverySample
            || !(*source)->inputs().isEmpty())
            continue;
        QJsonObject text = spec.parameters;
        text.insert(u"kind"_s, spec.kind);
        const QByteArray bytes = QJsonDocument(text).toJson(QJsonDocument::Compact);
        const LearnedProperty learned
            = learnedFrom({ .spec = bytes.constData(), .samples = 500, .step = 10s });
        const Property property = learned.toProperty();
        const auto problems = checkSpec(property.source, kinds, property.definition.type);
        QVERIFY2(problems.isEmpty(), qPrintable(kind.kind + u": "_s + compact(property.source)));
        QVERIFY2(makeSource(property.source, property.definition.type).isOk(),
            qPrintable(kind.kind + u": "_s + compact(property.source)));
    }
}

void TestLearner::readsHeaders_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("id");
    QTest::newRow("round") << u"Temp (°C)"_s << u"Temp"_s << u"°C"_s << u"Temp"_s;
    QTest::newRow("square") << u" flow[l/min] "_s << u"flow"_s << u"l/min"_s << u"flow"_s;
    QTest::newRow("slash") << u"Speed / km"_s << u"Speed"_s << u"km"_s << u"Speed"_s;
    QTest::newRow("no unit") << u"Door open"_s << u"Door open"_s << QString() << u"Door_open"_s;
    QTest::newRow("accents") << u"Größe (m)"_s << u"Größe"_s << u"m"_s << u"Gro_e"_s;
    QTest::newRow("a number first") << u"2nd"_s << u"2nd"_s << QString() << u"v_2nd"_s;
    QTest::newRow("nothing") << u"()"_s << u"()"_s << QString() << u"value"_s;
}

void TestLearner::readsHeaders()
{
    QFETCH(QString, header);
    const HeaderName name = headerName(header);
    QTEST(name.title, "title");
    QTEST(name.unit, "unit");
    QTEST(name.id, "id");
}

void TestLearner::refusesTooLittle()
{
    const auto learned = learn(recorded({ .spec = R"({"kind":"sine"})", .samples = 15 }));
    QVERIFY(!learned);
    QVERIFY(learned.error().is(errors::kTooShort));
    QVERIFY(learn(recorded({ .spec = R"({"kind":"sine"})", .samples = 16 })).isOk());
}

QTEST_GUILESS_MAIN(TestLearner)

#include "tst_learner.moc"
