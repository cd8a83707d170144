// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelinebuilders.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <algorithm>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Every kind of source and modifier of the catalogue, as it comes, in a run and ahead of it.
class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everySourceMakesValuesOfItsType_data();
    void everySourceMakesValuesOfItsType();
    void everySourceIsPreviewedAsItRuns_data();
    void everySourceIsPreviewedAsItRuns();
    void curvesDependOnTheTimeAlone_data();
    void curvesDependOnTheTimeAlone();
    void everyModifierIsDeterministic_data();
    void everyModifierIsDeterministic();
};

namespace {

constexpr quint64 kTicks = 1000;

/// Kinds that need more than a profile (a file, a waypoint to read, the machine) have tests of
/// their own.
const QStringList kElsewhere { u"geoRoute"_s, u"host"_s, u"motion"_s, u"replay"_s, u"script"_s };

QJsonArray samplesOf(PropertyType type)
{
    switch (type) {
    case PropertyType::Number:
        return { 0, 1 };
    case PropertyType::Boolean:
        return { false, true };
    case PropertyType::String:
    case PropertyType::Enum:
        return { u"idle"_s, u"busy"_s };
    case PropertyType::Blob:
        return { u"AQID"_s, u"BAUG"_s };
    case PropertyType::Object:
        return { QJsonObject { { u"a"_s, 1 } }, QJsonObject { { u"a"_s, 2 } } };
    case PropertyType::Waypoint:
        return { QJsonObject { { u"zone"_s, u"dock"_s } },
            QJsonObject { { u"zone"_s, u"hall"_s } } };
    }
    Q_UNREACHABLE();
}

/// \a given with values of \a type where the kind has its values.
QJsonObject filled(
    const QList<ParameterDescription> &parameters, QJsonObject given, PropertyType type)
{
    const QJsonArray samples = samplesOf(type);
    for (const ParameterDescription &parameter : parameters) {
        if (parameter.type == ParameterType::AnyValue)
            given.insert(parameter.name, samples.first());
        else if (parameter.type == ParameterType::ValueList)
            given.insert(parameter.name, samples);
        const QJsonArray usual = parameter.defaultValue.toArray();
        QJsonArray records;
        for (int i = 0; i < usual.size() && !parameter.fields.isEmpty(); ++i) {
            QJsonObject record = usual.at(i).toObject();
            for (const ParameterDescription &field : parameter.fields) {
                if (field.type == ParameterType::AnyValue)
                    record.insert(field.name, samples.at(i % 2));
            }
            records.append(record);
        }
        if (!records.isEmpty())
            given.insert(parameter.name, records);
    }
    return given;
}

bool hasValues(const QList<ParameterDescription> &parameters)
{
    return std::any_of(
        parameters.begin(), parameters.end(), [](const ParameterDescription &parameter) {
            return parameter.type == ParameterType::AnyValue
                || parameter.type == ParameterType::ValueList || hasValues(parameter.fields);
        });
}

/// The kind as it comes, with values of \a type.
KindSpec usual(const KindDescription &kind, PropertyType type)
{
    KindSpec spec { .kind = kind.kind, .parameters = {} };
    for (const ParameterDescription &parameter : kind.parameters) {
        if (!parameter.defaultValue.isUndefined())
            spec.parameters.insert(parameter.name, parameter.defaultValue);
    }
    if (type != PropertyType::Number)
        spec.parameters = filled(kind.parameters, spec.parameters, type);
    for (const ParameterDescription &parameter : kind.parameters) {
        if (parameter.type == ParameterType::PropertyId && parameter.isRequired)
            spec.parameters.insert(parameter.name, u"other"_s);
    }
    return spec;
}

QList<ResolvedProperty> withSource(const KindSpec &source, PropertyType type)
{
    ResolvedProperty property;
    property.definition.id = u"p"_s;
    property.definition.type = type;
    property.source = source;
    return { property, resolved(u"other"_s, R"({"kind":"uniform"})") };
}

/// What \a pipeline makes of property `p` in \a ticks seconds.
QList<DataPoint> run(DevicePipeline &pipeline, quint64 ticks)
{
    QList<DataPoint> points;
    DevicePipeline::Step step;
    for (quint64 i = 0; i < ticks; ++i) {
        pipeline.advance(pipeline.nextDue(), step);
        if (!step.errors.empty())
            qFatal("%s", qPrintable(step.errors.front().message()));
        for (const Sampled &sampled : step.samples) {
            if (sampled.point.property == u"p")
                points.append(sampled.point);
        }
    }
    return points;
}

bool isOfType(const Value &value, PropertyType type)
{
    const auto read = valueFromJson(toJson(value), type);
    return read && *read == value;
}

void addSources()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<PropertyType>("type");
    const KindCatalogue catalogue = sourceCatalogue();
    for (const KindDescription &kind : catalogue.kinds()) {
        if (kElsewhere.contains(kind.kind))
            continue;
        for (const QString &word : typeNames()) {
            const PropertyType type = *typeFromName(word);
            const bool serves = kind.types.isEmpty()
                ? type == PropertyType::Number || hasValues(kind.parameters)
                : kind.types.contains(type);
            if (serves)
                QTest::addRow("%s of %s", qPrintable(kind.kind), qPrintable(word))
                    << kind.kind << type;
        }
    }
}

} // namespace

void TestCatalogue::everySourceMakesValuesOfItsType_data()
{
    addSources();
}

void TestCatalogue::everySourceMakesValuesOfItsType()
{
    QFETCH(QString, kind);
    QFETCH(PropertyType, type);
    const KindCatalogue catalogue = sourceCatalogue();
    const KindSpec source = usual(*catalogue.find(kind), type);
    const auto problems = checkSpec(source, catalogue, type);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems[0].error.message()));
    DevicePipeline first = sim::test::pipeline(withSource(source, type));
    DevicePipeline second = sim::test::pipeline(withSource(source, type));
    const QList<DataPoint> points = run(first, kTicks);
    for (const DataPoint &point : points)
        QVERIFY(isOfType(point.value, type));
    QCOMPARE(run(second, kTicks), points);
}

void TestCatalogue::everySourceIsPreviewedAsItRuns_data()
{
    addSources();
}

void TestCatalogue::everySourceIsPreviewedAsItRuns()
{
    QFETCH(QString, kind);
    QFETCH(PropertyType, type);
    const KindCatalogue catalogue = sourceCatalogue();
    const auto properties = withSource(usual(*catalogue.find(kind), type), type);
    DevicePipeline pipeline = sim::test::pipeline(properties);
    (void)run(pipeline, kTicks / 2);
    DevicePipeline ahead(pipeline); // look-ahead
    const QList<DataPoint> expected = run(ahead, kTicks / 2);
    QCOMPARE(run(pipeline, kTicks / 2), expected);
    const auto preview = previewCurve(device(properties), u"p"_s, 20240607, kStart, 200);
    QVERIFY(preview);
    DevicePipeline fresh = sim::test::pipeline(properties);
    // Of a source that is silent for a while the preview waits one interval longer.
    QCOMPARE(run(fresh, 201).first(preview->size()), *preview);
}

void TestCatalogue::curvesDependOnTheTimeAlone_data()
{
    QTest::addColumn<QByteArray>("source");
    const auto row = [](const QByteArray &source) { QTest::newRow(source.constData()) << source; };
    row(R"({"kind":"constant","value":3})");
    row(R"({"kind":"sequence","values":[1,2,3],"dwell":"7s"})");
    row(R"({"kind":"sequence","values":[1,2,3],"dwell":"7s","order":"pingPong"})");
    row(R"({"kind":"sequence","values":[1,2,3],"dwell":"7s","order":"shuffle"})");
    row(R"({"kind":"step","loop":true,"points":[{"at":"0s","value":1},{"at":"9s","value":2}]})");
    row(R"({"kind":"ramp","duration":"7m"})");
    row(R"({"kind":"ramp","duration":"7m","onEnd":"restart"})");
    row(R"({"kind":"ramp","duration":"7m","onEnd":"reverse"})");
    row(R"({"kind":"sine","period":"47s","phase":33})");
    row(R"({"kind":"triangle","period":"47s","phase":33})");
    row(R"({"kind":"sawtooth","period":"47s","symmetry":70})");
    row(R"({"kind":"square","period":"47s","duty":20,"phase":180})");
    row(R"({"kind":"pulse","period":"47s","rise":"3s","fall":"4s"})");
    row(R"({"kind":"pulse","rate":100,"rise":"3s","fall":"4s"})");
    row(R"({"kind":"harmonics"})");
    row(R"({"kind":"exponential"})");
    row(R"({"kind":"daily","timeZone":"Europe/Berlin","seasonalAmplitude":9})");
    row(R"({"kind":"keyframes","loop":true,"points":[{"t":"0s","value":1},{"t":"9s","value":2},
        {"t":"1h","value":-2}]})");
}

void TestCatalogue::curvesDependOnTheTimeAlone()
{
    QFETCH(QByteArray, source);
    const auto sampled = [&source](Microseconds every, quint64 ticks) {
        ResolvedProperty property = resolved(u"p"_s, source.constData());
        property.schedule.sampleEvery = every;
        DevicePipeline pipeline = sim::test::pipeline({ property });
        return run(pipeline, ticks);
    };
    // A day at 100 times, at once and at a tenth of the usual interval: the same curve.
    const QList<DataPoint> usual = sampled(10s, 8'640);
    const QList<DataPoint> coarse = sampled(1000s, 86);
    const QList<DataPoint> fine = sampled(1s, 20'000);
    QCOMPARE(usual.size(), 8'640);
    for (qsizetype i = 0; i < coarse.size(); ++i)
        QCOMPARE(coarse.at(i), usual.at(100 * i));
    for (qsizetype i = 0; 10 * i < fine.size(); ++i)
        QCOMPARE(fine.at(10 * i), usual.at(i));
}

void TestCatalogue::everyModifierIsDeterministic_data()
{
    QTest::addColumn<QString>("kind");
    const KindCatalogue catalogue = modifierCatalogue();
    for (const KindDescription &kind : catalogue.kinds())
        QTest::newRow(qPrintable(kind.kind)) << kind.kind;
}

void TestCatalogue::everyModifierIsDeterministic()
{
    QFETCH(QString, kind);
    const KindCatalogue catalogue = modifierCatalogue();
    KindSpec modifier = usual(*catalogue.find(kind), PropertyType::Number);
    if (kind == "clamp"_L1)
        modifier.parameters.insert(u"min"_s, 50);
    QList<ResolvedProperty> properties
        = withSource(spec(R"({"kind":"uniform"})"), PropertyType::Number);
    properties[0].modifiers = { modifier, modifier };
    if (kind == "unit"_L1)
        properties[0].modifiers.removeLast(); // °F is no °C
    DevicePipeline first = sim::test::pipeline(properties);
    DevicePipeline second = sim::test::pipeline(properties);
    (void)run(second, 10);
    DevicePipeline third(second);
    const QList<DataPoint> points = run(first, kTicks);
    QVERIFY(points.size() > qsizetype(kTicks) / 3);
    const QList<DataPoint> rest = run(third, kTicks - 10);
    QCOMPARE(points.last(rest.size()), rest);
    QCOMPARE(run(second, kTicks - 10), rest);
}

QTEST_GUILESS_MAIN(TestCatalogue)

#include "tst_catalogue.moc"
