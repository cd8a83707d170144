// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"
#include "core/pipeline/pipelinebuilders.h"
#include "core/pipeline/pipelineerrors.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// From a tick to a data point.
class TestPropertyPipeline : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void makesAPoint();
    void roundsToItsDecimals();
    void hasNoNegativeZero();
    void modifiersWorkInTheirOrder();
    void modifiersHaveStreamsOfTheirOwn();
    void lostSamplesHaveNoPoint();
    void conversionsEndInTheUnitOfTheProperty_data();
    void conversionsEndInTheUnitOfTheProperty();
    void editsKeepTheStateOfOtherModifiers();
    void percentNeedsARange();
    void wrongTypeGetsNoFurther();
    void enumsMayBeNumbers();
    void infinityGetsNoFurther();
    void missingInputHasNoValue();
    void nullsComeAsOftenAsTold();
    void seedDevicePropertyAndOffsetChooseTheStream();
    void replaceKeepsTheCounter();
    void replaceKeepsAnUneditedSource();
    void refusedReplacementChangesNothing();
    void manualValuesAreChecked();
};

namespace {

class NoInputs final : public SourceInputs
{
public:
    std::optional<Value> latest(const QString &) const override { return {}; }
};

Result<DataPoint> next(PropertyPipeline &pipeline, quint64 index = 0)
{
    const Microseconds passed = std::chrono::seconds(index);
    const Tick tick { .index = index, .time = kStart + passed, .sinceStart = passed, .step = 1s };
    const auto result = pipeline.next(tick, NoInputs());
    if (!result)
        return result.error();
    if (!result->has_value())
        qFatal("silent");
    return **result;
}

PropertyPipeline made(
    const ResolvedProperty &property, quint64 seed = 1, const QString &device = u"d1"_s)
{
    auto result = PropertyPipeline::make(property, seed, device);
    if (!result)
        qFatal("%s", qPrintable(result.error().message()));
    return std::move(result).value();
}

double number(PropertyPipeline &pipeline, quint64 index)
{
    return std::get<double>(next(pipeline, index)->value);
}

} // namespace

void TestPropertyPipeline::makesAPoint()
{
    PropertyPipeline pipeline = made(resolved(u"t"_s, R"({"kind":"constant","value":21.5})"));
    const auto point = next(pipeline, 3);
    QVERIFY(point);
    QCOMPARE(*point, sim::test::point(u"t"_s, 21.5, 3s));
}

void TestPropertyPipeline::roundsToItsDecimals()
{
    ResolvedProperty rounded = resolved(u"t"_s, R"({"kind":"uniform"})");
    rounded.definition.decimals = 2;
    PropertyPipeline pipeline = made(rounded);
    for (quint64 i = 0; i < 500; ++i) {
        const double value = number(pipeline, i);
        QCOMPARE(value, std::round(value * 100) / 100);
    }
}

void TestPropertyPipeline::hasNoNegativeZero()
{
    ResolvedProperty rounded = resolved(u"t"_s, R"({"kind":"constant","value":-0.001})");
    rounded.definition.decimals = 1;
    PropertyPipeline pipeline = made(rounded);
    QVERIFY(!std::signbit(number(pipeline, 0)));
}

void TestPropertyPipeline::modifiersWorkInTheirOrder()
{
    ResolvedProperty modified = resolved(u"t"_s, R"({"kind":"constant","value":7.4})");
    modified.modifiers
        = { spec(R"({"kind":"quantize","step":5})"), spec(R"({"kind":"clamp","max":4})") };
    PropertyPipeline first = made(modified);
    QCOMPARE(number(first, 0), 4.0);
    std::swap(modified.modifiers[0], modified.modifiers[1]);
    PropertyPipeline second = made(modified);
    QCOMPARE(number(second, 0), 5.0);
}

void TestPropertyPipeline::modifiersHaveStreamsOfTheirOwn()
{
    // Two noises of the same kind must add up like independent numbers, not like one doubled.
    ResolvedProperty noisy = resolved(u"t"_s, R"({"kind":"normal","mean":0,"stdDev":1})");
    noisy.modifiers
        = { spec(R"({"kind":"noise","stdDev":1})"), spec(R"({"kind":"noise","stdDev":1})") };
    PropertyPipeline pipeline = made(noisy);
    double squares = 0;
    constexpr int kSamples = 20'000;
    for (quint64 i = 0; i < kSamples; ++i)
        squares += std::pow(number(pipeline, i), 2) / kSamples;
    QVERIFY2(std::abs(squares - 3) < 4 * 3 * std::sqrt(2.0 / kSamples),
        qPrintable(QString::number(squares)));
}

void TestPropertyPipeline::percentNeedsARange()
{
    ResolvedProperty noisy = resolved(u"t"_s, R"({"kind":"constant","value":0})");
    noisy.modifiers = { spec(R"({"kind":"noise","stdDevPercent":10})") };
    const auto refused = PropertyPipeline::make(noisy, 1, u"d1"_s);
    QVERIFY(!refused);
    QVERIFY(refused.error().is(errors::kNoSpan));
    noisy.definition.boundaries.min = -30;
    noisy.definition.boundaries.max = 40;
    PropertyPipeline pipeline = made(noisy);
    double squares = 0;
    for (quint64 i = 0; i < 20'000; ++i)
        squares += std::pow(number(pipeline, i), 2) / 20'000;
    QVERIFY2(std::abs(squares / 49 - 1) < 0.04, qPrintable(QString::number(squares)));
}

void TestPropertyPipeline::lostSamplesHaveNoPoint()
{
    ResolvedProperty lossy = resolved(u"t"_s, R"({"kind":"constant","value":7})");
    lossy.modifiers
        = { spec(R"({"kind":"dropout","probability":0.5})"), spec(R"({"kind":"clamp","max":5})") };
    PropertyPipeline pipeline = made(lossy);
    int lost = 0;
    for (quint64 i = 0; i < 1000; ++i) {
        const auto point = pipeline.next({ .index = i, .time = kStart, .step = 1s }, NoInputs());
        QVERIFY(point);
        lost += point->has_value() ? 0 : 1;
        QVERIFY(!point->has_value() || (*point)->value == Value(5.0));
    }
    QVERIFY(lost > 400 && lost < 600);
}

void TestPropertyPipeline::conversionsEndInTheUnitOfTheProperty_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<bool>("isRight");
    const QByteArray toKelvin = R"({"kind":"unit","from":"°F","to":"K"})";
    const QByteArray none = R"({"kind":"offset","amount":0})";
    QTest::newRow("the same") << u"°F"_s << none << true;
    QTest::newRow("written in another way") << u"degF"_s << none << true;
    QTest::newRow("property without unit") << u""_s << none << true;
    QTest::newRow("the unit before") << u"°C"_s << none << false;
    QTest::newRow("the last one counts") << u"K"_s << toKelvin << true;
    QTest::newRow("not the one on the way") << u"°F"_s << toKelvin << false;
    QTest::newRow("unknown to the table") << u"ppm"_s << none << false;
}

void TestPropertyPipeline::conversionsEndInTheUnitOfTheProperty()
{
    QFETCH(QString, unit);
    QFETCH(QByteArray, last);
    QFETCH(bool, isRight);
    ResolvedProperty converted = resolved(u"t"_s, R"({"kind":"constant","value":25})");
    converted.definition.unit = unit;
    converted.modifiers
        = { spec(R"({"kind":"unit","from":"°C","to":"°F"})"), spec(last.constData()) };
    const auto pipeline = PropertyPipeline::make(converted, 1, u"d1"_s);
    QCOMPARE(pipeline.isOk(), isRight);
    if (!isRight)
        QVERIFY(pipeline.error().is(errors::kOtherUnit));
}

void TestPropertyPipeline::editsKeepTheStateOfOtherModifiers()
{
    ResolvedProperty slow
        = resolved(u"t"_s, R"({"kind":"ramp","from":0,"to":100,"duration":"1s"})");
    slow.modifiers
        = { spec(R"({"kind":"rateLimit","rate":1})"), spec(R"({"kind":"offset","amount":10})") };
    PropertyPipeline pipeline = made(slow);
    for (quint64 i = 0; i <= 5; ++i)
        QCOMPARE(number(pipeline, i), 10.0 + double(i));
    slow.modifiers[1] = spec(R"({"kind":"offset","amount":20})");
    QVERIFY(pipeline.replace(slow));
    QCOMPARE(number(pipeline, 6), 26.0);
    slow.modifiers[0] = spec(R"({"kind":"rateLimit","rate":2})");
    QVERIFY(pipeline.replace(slow));
    QCOMPARE(number(pipeline, 7), 120.0); // a new one begins where the value is
}

void TestPropertyPipeline::wrongTypeGetsNoFurther()
{
    PropertyPipeline pipeline = made(resolved(u"t"_s, R"({"kind":"sine"})", PropertyType::String));
    const auto point = next(pipeline);
    QVERIFY(!point);
    QVERIFY(point.error().is(errors::kWrongType));
    QCOMPARE(point.error().arguments(), (QStringList { u"t"_s, u"string"_s, u"number"_s }));
}

void TestPropertyPipeline::enumsMayBeNumbers()
{
    PropertyPipeline pipeline
        = made(resolved(u"t"_s, R"({"kind":"sequence","values":[1,"on"]})", PropertyType::Enum));
    QCOMPARE(next(pipeline, 0)->value, Value(1.0));
    QCOMPARE(next(pipeline, 1)->value, Value(u"on"_s));
}

void TestPropertyPipeline::infinityGetsNoFurther()
{
    PropertyPipeline pipeline
        = made(resolved(u"t"_s, R"({"kind":"sine","mean":1e308,"amplitude":1e308,"period":"4s"})"));
    QVERIFY(next(pipeline, 0));
    const auto point = next(pipeline, 1);
    QVERIFY(!point);
    QVERIFY(point.error().is(errors::kNotFinite));
}

void TestPropertyPipeline::missingInputHasNoValue()
{
    PropertyPipeline pipeline = made(resolved(u"t"_s, R"({"kind":"lag","input":"u"})"));
    QCOMPARE(pipeline.inputs(), QStringList { u"u"_s });
    const auto point = next(pipeline);
    QVERIFY(!point);
    QVERIFY(point.error().is(errors::kNoValue));
}

void TestPropertyPipeline::nullsComeAsOftenAsTold()
{
    ResolvedProperty lossy = resolved(u"t"_s, R"({"kind":"uniform"})");
    lossy.nullProbability = 0.1;
    PropertyPipeline pipeline = made(lossy);
    PropertyPipeline whole = made(resolved(u"t"_s, R"({"kind":"uniform"})"));
    int nulls = 0;
    constexpr int kSamples = 20'000;
    for (quint64 i = 0; i < kSamples; ++i) {
        const Value value = next(pipeline, i)->value;
        const Value expected = next(whole, i)->value;
        nulls += isNull(value) ? 1 : 0;
        QVERIFY(isNull(value) || value == expected); // the values around do not change
    }
    QVERIFY(std::abs(nulls / double(kSamples) - 0.1) < 4 * std::sqrt(0.09 / kSamples));
}

void TestPropertyPipeline::seedDevicePropertyAndOffsetChooseTheStream()
{
    const ResolvedProperty base = resolved(u"t"_s, R"({"kind":"uniform"})");
    ResolvedProperty offset = base;
    offset.seedOffset = 1;
    const auto first = [](PropertyPipeline pipeline) { return number(pipeline, 0); };
    const QSet<double> values { first(made(base)), first(made(base, 2)),
        first(made(base, 1, u"d2"_s)), first(made(resolved(u"u"_s, R"({"kind":"uniform"})"))),
        first(made(offset)) };
    QCOMPARE(values.size(), 5);
    QCOMPARE(first(made(base)), first(made(base)));
}

void TestPropertyPipeline::replaceKeepsTheCounter()
{
    PropertyPipeline pipeline = made(resolved(u"t"_s, R"({"kind":"constant","value":1})"));
    (void)next(pipeline, 0);
    QVERIFY(pipeline.replace(resolved(u"t"_s, R"({"kind":"uniform"})")));
    PropertyPipeline other = made(resolved(u"t"_s, R"({"kind":"uniform"})"));
    QCOMPARE(number(pipeline, 1), number(other, 1));
}

void TestPropertyPipeline::replaceKeepsAnUneditedSource()
{
    ResolvedProperty manual = resolved(u"t"_s, R"({"kind":"manual","initial":1})");
    PropertyPipeline pipeline = made(manual);
    QVERIFY(pipeline.setManualValue(8.25));
    manual.definition.decimals = 1;
    QVERIFY(pipeline.replace(manual));
    QCOMPARE(number(pipeline, 0), 8.3);
}

void TestPropertyPipeline::refusedReplacementChangesNothing()
{
    PropertyPipeline pipeline = made(resolved(u"t"_s, R"({"kind":"constant","value":1})"));
    const auto replaced = pipeline.replace(resolved(u"t"_s, R"({"kind":"cosine"})"));
    QVERIFY(!replaced);
    QVERIFY(replaced.error().is(errors::kUnknownKind));
    QCOMPARE(number(pipeline, 0), 1.0);
    QCOMPARE(pipeline.property().source.kind, u"constant"_s);
}

void TestPropertyPipeline::manualValuesAreChecked()
{
    PropertyPipeline manual = made(resolved(u"t"_s, R"({"kind":"manual"})"));
    QVERIFY(manual.setManualValue(u"x"_s).error().is(errors::kWrongType));
    QVERIFY(manual.setManualValue(std::nan("")).error().is(errors::kNotFinite));
    QVERIFY(manual.setManualValue(4.0));
    PropertyPipeline sine = made(resolved(u"t"_s, R"({"kind":"sine"})"));
    QVERIFY(sine.setManualValue(4.0).error().is(errors::kNotManual));
}

QTEST_GUILESS_MAIN(TestPropertyPipeline)

#include "tst_propertypipeline.moc"
