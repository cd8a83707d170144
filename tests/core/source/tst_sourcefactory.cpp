// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"
#include "core/source/hostprobe.h"
#include "core/source/memoryfiles.h"
#include "core/source/scriptmaker.h"
#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

/// Stands for the engine, which is not part of the core.
class NoScripts final : public ScriptMaker
{
public:
    Result<std::unique_ptr<Source>> make(const ScriptPlan &) const override
    {
        return build(R"({"kind":"sine"})");
    }
};

} // namespace

/// All kinds of sources: their descriptions, and what the factory refuses.
class TestSourceFactory : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void knowsEveryKind();
    void describesEverythingForPeople_data();
    void describesEverythingForPeople();
    void defaultsPassTheirOwnCheck_data();
    void defaultsPassTheirOwnCheck();
    void knowsHowOftenItRepeats_data();
    void knowsHowOftenItRepeats();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void unknownKindNamesTheKnownOnes();
};

void TestSourceFactory::knowsEveryKind()
{
    const KindCatalogue catalogue = sourceCatalogue();
    QStringList kinds;
    for (const KindDescription &kind : catalogue.kinds())
        kinds.append(kind.kind);
    kinds.sort();
    QCOMPARE(kinds,
        (QStringList { u"battery"_s, u"bernoulli"_s, u"choice"_s, u"constant"_s, u"counter"_s,
            u"daily"_s, u"distribution"_s, u"exponential"_s, u"expression"_s, u"geoPoint"_s,
            u"geoRoute"_s, u"geoWander"_s, u"harmonics"_s, u"host"_s, u"integrator"_s,
            u"keyframes"_s, u"lag"_s, u"manual"_s, u"meanReverting"_s, u"motion"_s, u"normal"_s,
            u"object"_s, u"pattern"_s, u"poissonEvents"_s, u"pulse"_s, u"ramp"_s, u"randomWalk"_s,
            u"replay"_s, u"sawtooth"_s, u"script"_s, u"sequence"_s, u"sine"_s, u"square"_s,
            u"stateMachine"_s, u"step"_s, u"telegraph"_s, u"threshold"_s, u"timestamp"_s,
            u"triangle"_s, u"uniform"_s, u"uptime"_s, u"uuid"_s }));
}

void TestSourceFactory::describesEverythingForPeople_data()
{
    QTest::addColumn<QString>("kind");
    const KindCatalogue catalogue = sourceCatalogue();
    for (const KindDescription &kind : catalogue.kinds())
        QTest::newRow(qPrintable(kind.kind)) << kind.kind;
}

void TestSourceFactory::describesEverythingForPeople()
{
    QFETCH(QString, kind);
    const KindCatalogue catalogue = sourceCatalogue();
    const KindDescription *description = catalogue.find(kind);
    QVERIFY(!description->title.isEmpty());
    QVERIFY(description->help.endsWith(u'.'));
    QSet<QString> names;
    for (const ParameterDescription &parameter : description->parameters) {
        QVERIFY2(!names.contains(parameter.name), qPrintable(parameter.name));
        names.insert(parameter.name);
        QVERIFY2(!parameter.title.isEmpty(), qPrintable(parameter.name));
        QVERIFY2(parameter.help.endsWith(u'.') && !parameter.help.contains(u'\n'),
            qPrintable(parameter.help));
        QVERIFY((parameter.type == ParameterType::Choice) == !parameter.choices.isEmpty());
        QVERIFY((parameter.type == ParameterType::RecordList) == !parameter.fields.isEmpty());
        if (parameter.type == ParameterType::Choice)
            QVERIFY(parameter.choices.contains(parameter.defaultValue.toString()));
    }
}

void TestSourceFactory::defaultsPassTheirOwnCheck_data()
{
    describesEverythingForPeople_data();
}

void TestSourceFactory::defaultsPassTheirOwnCheck()
{
    QFETCH(QString, kind);
    const KindCatalogue catalogue = sourceCatalogue();
    // Every default written out must be accepted, for a type that the kind serves.
    KindSpec spec = catalogue.defaultSpec(kind);
    for (const ParameterDescription &parameter : catalogue.find(kind)->parameters) {
        if (!parameter.defaultValue.isUndefined())
            spec.parameters.insert(parameter.name, parameter.defaultValue);
        else if (parameter.type == ParameterType::PropertyId)
            spec.parameters.insert(parameter.name, u"other"_s);
    }
    const QList<PropertyType> types = catalogue.find(kind)->types;
    const PropertyType type = types.isEmpty() ? PropertyType::Number : types.constFirst();
    QVERIFY(checkSpec(spec, catalogue, type).isEmpty());
    const SystemClock clock;
    const ProcProbe probe(clock);
    const NoScripts scripts;
    MemoryFiles files;
    files.files.insert(u"recording.csv"_s, "time,value\n0,1\n");
    const SourceContext context { .files = &files, .host = &probe, .scripts = &scripts };
    if (kind == "geoRoute"_L1) // neither its file nor its points have a default
        spec.parameters.insert(u"file"_s, u"route.gpx"_s);
    files.files.insert(u"route.gpx"_s,
        R"(<gpx><trk><trkpt lat="1" lon="2"/><trkpt lat="2" lon="2"/></trk></gpx>)");
    const auto source = makeSource(spec, type, context);
    QVERIFY(source);
    // And a copy is another object.
    QVERIFY((*source)->clone().get() != source->get());
}

void TestSourceFactory::knowsHowOftenItRepeats_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<Microseconds>("period"); // 0: never
    const auto row = [](const char *spec, Microseconds period) {
        QTest::newRow(spec) << QByteArray(spec) << period;
    };
    row(R"({"kind":"constant","value":1})", 0s);
    row(R"({"kind":"sine","period":"3s"})", 3s);
    row(R"({"kind":"sine","frequency":50})", 20ms);
    row(R"({"kind":"square","period":"3s"})", 3s);
    row(R"({"kind":"ramp","duration":"3s"})", 0s);
    row(R"({"kind":"ramp","duration":"3s","onEnd":"restart"})", 3s);
    row(R"({"kind":"ramp","duration":"3s","onEnd":"reverse"})", 6s);
    row(R"({"kind":"triangle","period":"3s"})", 3s);
    row(R"({"kind":"sawtooth","frequency":4})", 250ms);
    row(R"({"kind":"pulse","period":"30s"})", 30s);
    row(R"({"kind":"pulse","rate":60})", 0s);
    row(R"({"kind":"harmonics","fundamental":50,"amplitudes":[1,1]})", 10ms);
    row(R"({"kind":"exponential"})", 0s);
    row(R"({"kind":"daily"})", 24h);
    row(R"({"kind":"step","points":[{"at":"7s","value":1}]})", 0s);
    row(R"({"kind":"step","loop":true,"points":[{"at":"7s","value":1}]})", 7s);
    row(R"({"kind":"keyframes","loop":true,"length":"9s","points":[{"t":"7s","value":1}]})", 9s);
}

void TestSourceFactory::knowsHowOftenItRepeats()
{
    QFETCH(QByteArray, spec);
    QFETCH(Microseconds, period);
    QJsonObject given = json(spec.constData());
    const KindCatalogue catalogue = sourceCatalogue();
    const KindDescription *kind = catalogue.find(given.take(u"kind"_s).toString());
    const auto repetition
        = kind->repetition == nullptr ? std::nullopt : kind->repetition(Parameters(*kind, given));
    QCOMPARE(repetition ? repetition->period : Microseconds(0), period);
}

void TestSourceFactory::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<const ErrorKind *>("expected");
    const auto row
        = [](const char *name, const char *spec, PropertyType type, const ErrorKind &kind) {
              QTest::newRow(name) << QByteArray(spec) << type << &kind;
          };
    using enum PropertyType;
    row("sequence without values", R"({"kind":"sequence","values":[]})", Number, errors::kNoValues);
    row("choice without values", R"({"kind":"choice","values":[]})", Number, errors::kNoValues);
    row("weights that do not match", R"({"kind":"choice","values":[1,2],"weights":[1]})", Number,
        errors::kWeightsMismatch);
    row("negative weight", R"({"kind":"choice","values":[1,2],"weights":[1,-1]})", Number,
        errors::kBadWeights);
    row("no weight", R"({"kind":"choice","values":[1,2],"weights":[0,0]})", Number,
        errors::kBadWeights);
    row("choice begins elsewhere", R"({"kind":"choice","values":[1,2],"initial":3})", Number,
        errors::kUnknownInitialValue);
    row("uniform upside down", R"({"kind":"uniform","min":3,"max":1})", Number,
        errors::kEmptySourceRange);
    row("uniform above the default", R"({"kind":"uniform","min":300})", Number,
        errors::kEmptySourceRange);
    row("normal upside down", R"({"kind":"normal","min":3,"max":1})", Number,
        errors::kEmptySourceRange);
    row("mean reverting upside down", R"({"kind":"meanReverting","min":3,"max":1})", Number,
        errors::kEmptySourceRange);
    row("manual upside down", R"({"kind":"manual","min":3,"max":1})", Number,
        errors::kEmptySourceRange);
    row("manual enum without value", R"({"kind":"manual"})", Enum, errors::kNoInitialValue);
    row("triangle upside down", R"({"kind":"triangle","min":3,"max":1})", Number,
        errors::kEmptySourceRange);
    row("step without points", R"({"kind":"step","points":[]})", Number, errors::kNoPoints);
    row("points at one time",
        R"({"kind":"step","points":[{"at":"1s","value":1},{"at":"1s","value":2}]})", Number,
        errors::kPointsNotAscending);
    row("keyframes out of order",
        R"({"kind":"keyframes","points":[{"t":"2s","value":1},{"t":"1s","value":2}]})", Number,
        errors::kPointsNotAscending);
    row("round shorter than its points",
        R"({"kind":"step","loop":true,"length":"1s","points":[{"at":"2s","value":1}]})", Number,
        errors::kRoundTooShort);
    row("round of no length", R"({"kind":"step","loop":true,"points":[{"at":"0s","value":1}]})",
        Number, errors::kRoundTooShort);
    row("pulse longer than its period", R"({"kind":"pulse","width":"2m","period":"1m"})", Number,
        errors::kPulseTooLong);
    row("pulses without end", R"({"kind":"pulse","width":"11m","rate":60})", Number,
        errors::kPulseTooLong);
    row("no harmonics", R"({"kind":"harmonics","amplitudes":[]})", Number, errors::kNoAmplitudes);
    row("phases of nothing", R"({"kind":"harmonics","amplitudes":[1],"phases":[0,90]})", Number,
        errors::kPhasesMismatch);
    row("no time of day", R"({"kind":"daily","peakAt":"25:00"})", Number, errors::kBadTimeOfDay);
    row("no time zone", R"({"kind":"daily","timeZone":"Middle/Earth"})", Number,
        errors::kUnknownTimeZone);
    row("short table", R"({"kind":"daily","shape":"table","table":[0,1]})", Number,
        errors::kNotADayTable);
    row("telegraph of text", R"({"kind":"telegraph"})", Enum, errors::kNotTwoValues);
    row("telegraph of three", R"({"kind":"telegraph","values":["a","b","c"]})", Enum,
        errors::kNotTwoValues);
    row("bernoulli of text", R"({"kind":"bernoulli"})", String, errors::kNotTwoValues);
    row("threshold of text", R"({"kind":"threshold","input":"a","onAbove":1})", String,
        errors::kNotTwoValues);
    row("walk upside down", R"({"kind":"randomWalk","min":3,"max":1})", Number,
        errors::kEmptySourceRange);
    row("source within upside down",
        R"({"kind":"counter","incrementSource":{"kind":"uniform","min":3,"max":1}})", Number,
        errors::kEmptySourceRange);
    row("telegraph begins elsewhere", R"({"kind":"telegraph","values":["a","b"],"initial":"c"})",
        Enum, errors::kUnknownInitialValue);
}

void TestSourceFactory::refusesWhatCannotWork()
{
    QFETCH(QByteArray, spec);
    QFETCH(PropertyType, type);
    QFETCH(const ErrorKind *, expected);
    const auto source = build(spec.constData(), type);
    QVERIFY(!source);
    QVERIFY2(source.error().is(*expected), qPrintable(source.error().message()));
    QVERIFY(source.error().remedy().endsWith(u'.'));
    QVERIFY(!source.error().message().contains(u'%'));
}

void TestSourceFactory::unknownKindNamesTheKnownOnes()
{
    const auto source = makeSource({ .kind = u"cosine"_s, .parameters = {} }, PropertyType::Number);
    QVERIFY(!source);
    QVERIFY(source.error().is(errors::kUnknownKind));
    QVERIFY(source.error().message().contains(u"meanReverting"));
}

QTEST_GUILESS_MAIN(TestSourceFactory)

#include "tst_sourcefactory.moc"
