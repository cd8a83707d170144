// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "core/pipeline/pipelinebuilders.h"
#include "core/pipeline/pipelineerrors.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// A device: grid, order, messages, live edits.
class TestDevicePipeline : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rawModeMakesOneMessagePerPoint();
    void feedModeBatchesByCountAndAge();
    void batchLeavesWhenItGetsOld();
    void oldBatchLeavesBeforeTheSampleOfItsTime();
    void rulesThatDifferHaveBatchesOfTheirOwn();
    void flushClosesWhatIsOpen();
    void onlyReportedSamplesLeave();
    void inputsAreSampledFirst();
    void slowInputsKeepTheirLastValue();
    void nullsAreNoInputs();
    void silenceIsNoSample();
    void eventsLeaveThoughNothingChanged();
    void restartReachesTheSources();
    void cyclesAndUnknownInputsAreRefused();
    void intervalOfNothingIsRefused();
    void wrongValuesAreErrorsOfTheStep();
    void anHourHasNoDrift();
    void paceDoesNotMatter_data();
    void paceDoesNotMatter();
    void skippedTimeHasNoSamples();
    void copyRunsAheadAlone();
    void phaseShiftsAllPropertiesTogether();
    void startDelayShiftsTheTimeThatSourcesSee();
    void samplesOnlyInActiveWindows();
    void windowsThatMissTheGridMakeSilence();
    void catchesUpWhatItsScheduleSays();
    void manualValuesWorkFromTheNextSample();
    void replaceChangesTheSource();
    void refusedReplacementChangesNothing();
    void replaceChangesTheInterval();
    void replaceMovesToAnotherBatch();
    void deviceWithoutPropertiesIsNeverDue();
};

namespace {

ResolvedProperty feedProperty(const QString &id, const char *source, int maxPoints = 100)
{
    ResolvedProperty result = resolved(id, source);
    result.publish.mode = PublishMode::Feed;
    result.publish.maxPoints = maxPoints;
    result.publish.maxAge = 5s;
    return result;
}

QStringList payloads(const DevicePipeline::Step &step)
{
    QStringList result;
    for (const OutgoingMessage &message : step.messages)
        result.append(QString::fromUtf8(message.message.payload));
    return result;
}

QStringList sampledIds(const DevicePipeline::Step &step)
{
    QStringList result;
    for (const Sampled &sampled : step.samples)
        result.append(sampled.point.property);
    return result;
}

} // namespace

void TestDevicePipeline::rawModeMakesOneMessagePerPoint()
{
    ResolvedProperty temperature
        = resolved(u"Temperature"_s, R"({"kind":"sequence","values":[21.5,22]})");
    temperature.publish.qos = 1;
    temperature.publish.retain = true;
    DevicePipeline pipeline = sim::test::pipeline({ temperature });
    DevicePipeline::Step step;
    QCOMPARE(pipeline.nextDue(), kStart);
    pipeline.advance(kStart + 2s, step);
    QCOMPARE(payloads(step), (QStringList { u"21.5"_s, u"22"_s, u"21.5"_s }));
    const OutgoingMessage &second = step.messages.at(1);
    QCOMPARE(second.message.topic, "connio/data/out/devices/_dev_1/properties/temperature"_ba);
    QCOMPARE(second.message.qos, quint8(1));
    QVERIFY(second.message.retain);
    QCOMPARE(second.points, QList<DataPoint> { point(u"Temperature"_s, 22.0, 1s) });
    QCOMPARE(second.time, kStart + 1s);
    QCOMPARE(pipeline.nextDue(), kStart + 3s);
}

void TestDevicePipeline::feedModeBatchesByCountAndAge()
{
    DevicePipeline pipeline
        = sim::test::pipeline({ feedProperty(u"a"_s, R"({"kind":"constant","value":1})", 6),
            feedProperty(u"b"_s, R"({"kind":"constant","value":2})", 6) });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 2s, step);
    QCOMPARE(step.messages.size(), std::size_t(1));
    QCOMPARE(step.messages.front().message.topic, "connio/data/out/devices/_dev_1/json"_ba);
    QCOMPARE(step.messages.front().points.size(), 6);
    QCOMPARE(step.messages.front().time, kStart + 2s);
}

void TestDevicePipeline::batchLeavesWhenItGetsOld()
{
    ResolvedProperty slow = feedProperty(u"a"_s, R"({"kind":"constant","value":1})");
    slow.schedule.sampleEvery = 3s;
    DevicePipeline pipeline = sim::test::pipeline({ slow });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 3s, step);
    QVERIFY(step.messages.empty());
    QCOMPARE(pipeline.nextDue(), kStart + 5s);
    pipeline.advance(kStart + 5s, step);
    QCOMPARE(payloads(step),
        QStringList { u"{\"dps\":[{\"t\":\"2026-05-01T14:00:00.000Z\",\"v\":1,\"prop\":\"a\"},"
                      "{\"t\":\"2026-05-01T14:00:03.000Z\",\"v\":1,\"prop\":\"a\"}]}"_s });
    QCOMPARE(pipeline.nextDue(), kStart + 6s);
}

void TestDevicePipeline::oldBatchLeavesBeforeTheSampleOfItsTime()
{
    DevicePipeline pipeline
        = sim::test::pipeline({ feedProperty(u"a"_s, R"({"kind":"constant","value":1})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 1min, step);
    QCOMPARE(step.messages.size(), std::size_t(12));
    for (const OutgoingMessage &message : step.messages)
        QCOMPARE(message.points.size(), 5);
}

void TestDevicePipeline::rulesThatDifferHaveBatchesOfTheirOwn()
{
    ResolvedProperty certain = feedProperty(u"c"_s, R"({"kind":"constant","value":3})");
    certain.publish.qos = 1;
    DevicePipeline pipeline
        = sim::test::pipeline({ feedProperty(u"a"_s, R"({"kind":"constant","value":1})"),
            feedProperty(u"b"_s, R"({"kind":"constant","value":2})"), certain });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    pipeline.flush(kStart, step);
    QCOMPARE(step.messages.size(), std::size_t(2));
    QCOMPARE(step.messages.at(0).points.size(), 2);
    QCOMPARE(step.messages.at(0).message.qos, quint8(0));
    QCOMPARE(step.messages.at(1).points.size(), 1);
    QCOMPARE(step.messages.at(1).message.qos, quint8(1));
}

void TestDevicePipeline::flushClosesWhatIsOpen()
{
    DevicePipeline pipeline
        = sim::test::pipeline({ feedProperty(u"a"_s, R"({"kind":"constant","value":1})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    pipeline.flush(kStart + 500ms, step);
    QCOMPARE(step.messages.size(), std::size_t(1));
    QCOMPARE(step.messages.front().time, kStart + 500ms);
    QVERIFY(step.samples.empty());
    pipeline.flush(kStart + 600ms, step);
    QVERIFY(step.messages.empty());
}

void TestDevicePipeline::onlyReportedSamplesLeave()
{
    ResolvedProperty quiet = resolved(u"a"_s, R"({"kind":"sequence","values":[1,1,2,2,2]})");
    quiet.report.onChange = OnChange();
    DevicePipeline pipeline = sim::test::pipeline({ quiet });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 4s, step);
    QCOMPARE(step.samples.size(), std::size_t(5));
    QCOMPARE(payloads(step), (QStringList { u"1"_s, u"2"_s }));
    QCOMPARE(std::count_if(step.samples.begin(), step.samples.end(),
                 [](const Sampled &sampled) { return sampled.isReported; }),
        2);
}

void TestDevicePipeline::inputsAreSampledFirst()
{
    DevicePipeline pipeline = sim::test::pipeline(
        { resolved(u"room"_s, R"({"kind":"lag","input":"valve","timeConstant":"0s"})"),
            resolved(
                u"valve"_s, R"({"kind":"lag","input":"setpoint","timeConstant":"0s","gain":2})"),
            resolved(u"setpoint"_s, R"({"kind":"ramp","from":0,"to":128,"duration":"128s"})") });
    DevicePipeline::Step step;
    for (int second = 0; second < 10; ++second) {
        pipeline.advance(kStart + std::chrono::seconds(second), step);
        QVERIFY(step.errors.empty());
        QCOMPARE(sampledIds(step), (QStringList { u"setpoint"_s, u"valve"_s, u"room"_s }));
        QCOMPARE(step.samples.back().point.value, Value(2.0 * second));
    }
}

void TestDevicePipeline::slowInputsKeepTheirLastValue()
{
    ResolvedProperty slow = resolved(u"u"_s, R"({"kind":"sequence","values":[1,5]})");
    slow.schedule.sampleEvery = 3s;
    slow.nullProbability = 0;
    DevicePipeline pipeline = sim::test::pipeline(
        { resolved(u"y"_s, R"({"kind":"lag","input":"u","timeConstant":"0s"})"), slow });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 5s, step);
    QList<double> found;
    for (const Sampled &sampled : step.samples) {
        if (sampled.point.property == u"y")
            found.append(std::get<double>(sampled.point.value));
    }
    QCOMPARE(found, (QList<double> { 1, 1, 1, 5, 5, 5 }));
}

void TestDevicePipeline::nullsAreNoInputs()
{
    ResolvedProperty lossy = resolved(u"u"_s, R"({"kind":"constant","value":4})");
    lossy.nullProbability = 0.5;
    DevicePipeline pipeline = sim::test::pipeline({ lossy,
        resolved(u"y"_s, R"({"kind":"lag","input":"u","timeConstant":"0s","initial":4})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 1min, step);
    QVERIFY(step.errors.empty());
    for (const Sampled &sampled : step.samples)
        QVERIFY(sampled.point.property == u"u" || sampled.point.value == Value(4.0));
}

void TestDevicePipeline::silenceIsNoSample()
{
    // 100 mAh and 100 mA: three quarters of an hour from 75 % on, then the device is dead.
    ResolvedProperty battery = resolved(
        u"b"_s, R"({"kind":"battery","capacity":100,"load":100,"initial":75,"selfDischarge":0})");
    battery.schedule.sampleEvery = 15min;
    DevicePipeline device = pipeline({ battery });
    DevicePipeline::Step step;
    device.advance(kStart + 5h, step);
    QVERIFY(step.errors.empty());
    QCOMPARE(step.samples.size(), std::size_t(3));
    QCOMPARE(step.messages.size(), std::size_t(3));
}

void TestDevicePipeline::eventsLeaveThoughNothingChanged()
{
    ResolvedProperty badge = resolved(
        u"e"_s, R"({"kind":"poissonEvents","rate":360,"value":true})", PropertyType::Boolean);
    badge.report.onChange
        = OnChange { .deadband = {}, .minInterval = {}, .heartbeat = Microseconds(1min) };
    DevicePipeline device = pipeline({ badge });
    DevicePipeline::Step step;
    device.advance(kStart + 10h, step);
    QVERIFY(step.errors.empty());
    // 3600 events are expected, +- 5 deviations; each is a sample and a message.
    QVERIFY(step.samples.size() > 3300 && step.samples.size() < 3900);
    QCOMPARE(step.messages.size(), step.samples.size());
}

void TestDevicePipeline::restartReachesTheSources()
{
    DevicePipeline device
        = pipeline({ resolved(u"n"_s, R"({"kind":"counter","reset":"reboot"})") });
    DevicePipeline::Step step;
    device.advance(kStart + 9s, step);
    QCOMPARE(step.samples.back().point.value, Value(9.0));
    device.restart();
    device.advance(kStart + 11s, step);
    QCOMPARE(step.samples.back().point.value, Value(1.0));
}

void TestDevicePipeline::cyclesAndUnknownInputsAreRefused()
{
    const auto cycle = tryPipeline({ resolved(u"a"_s, R"({"kind":"lag","input":"b"})"),
        resolved(u"b"_s, R"({"kind":"lag","input":"a"})") });
    QVERIFY(!cycle);
    QVERIFY(cycle.error().is(errors::kInputCycle));
    QVERIFY(cycle.error().message().contains(u"a → b → a"));
    const auto unknown = tryPipeline({ resolved(u"a"_s, R"({"kind":"lag","input":"zz"})") });
    QVERIFY(!unknown);
    QVERIFY(unknown.error().is(errors::kUnknownInput));
}

void TestDevicePipeline::intervalOfNothingIsRefused()
{
    ResolvedProperty still = resolved(u"a"_s, R"({"kind":"constant","value":1})");
    still.schedule.sampleEvery = 0s;
    const auto refused = tryPipeline({ still });
    QVERIFY(!refused);
    QVERIFY(refused.error().is(errors::kBadInterval));
}

void TestDevicePipeline::wrongValuesAreErrorsOfTheStep()
{
    DevicePipeline pipeline
        = sim::test::pipeline({ resolved(u"bad"_s, R"({"kind":"sine"})", PropertyType::Boolean),
            resolved(u"good"_s, R"({"kind":"constant","value":1})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    QCOMPARE(step.errors.size(), std::size_t(1));
    QVERIFY(step.errors.front().is(errors::kWrongType));
    QCOMPARE(sampledIds(step), QStringList { u"good"_s });
}

void TestDevicePipeline::anHourHasNoDrift()
{
    ResolvedProperty fast = resolved(u"a"_s, R"({"kind":"constant","value":1})");
    fast.schedule.sampleEvery = 100ms;
    DevicePipeline pipeline = sim::test::pipeline({ fast });
    DevicePipeline::Step step;
    quint64 samples = 0;
    // Late wake-ups of odd lengths must not move a single deadline.
    for (WallTime now = kStart; now < kStart + 1h; now += 1'234'567us) {
        pipeline.advance(now, step);
        for (const Sampled &sampled : step.samples)
            QCOMPARE(sampled.point.time, kStart + static_cast<qint64>(samples++) * 100ms);
    }
    pipeline.advance(kStart + 1h, step);
    QCOMPARE(samples + step.samples.size(), quint64(36'001));
    QCOMPARE(step.samples.back().point.time, kStart + 1h);
}

void TestDevicePipeline::paceDoesNotMatter_data()
{
    QTest::addColumn<qint64>("wakeUp"); // simulated time between two advances: 20 ms of wall time
    QTest::newRow("0.1x") << qint64(2'000);
    QTest::newRow("1x") << qint64(20'000);
    QTest::newRow("100x") << qint64(2'000'000);
}

void TestDevicePipeline::paceDoesNotMatter()
{
    QFETCH(qint64, wakeUp);
    DevicePipeline pipeline = sim::test::pipeline(
        { resolved(u"sine"_s, R"({"kind":"sine","mean":20,"amplitude":5,"period":"47s"})"),
            resolved(u"ramp"_s,
                R"({"kind":"ramp","from":0,"to":10,"duration":"13s","onEnd":"restart"})"),
            resolved(u"square"_s, R"({"kind":"square","period":"7s"})") });
    DevicePipeline::Step step;
    int samples = 0;
    for (Microseconds passed { 0 }; passed <= 10min; passed += Microseconds(wakeUp)) {
        pipeline.advance(kStart + passed, step);
        for (const Sampled &sampled : step.samples) {
            const double t = std::chrono::duration<double>(sampled.point.time - kStart).count();
            const double found = std::get<double>(sampled.point.value);
            if (sampled.point.property == u"sine")
                QVERIFY(std::abs(found - (20 + 5 * std::sin(2 * M_PI * t / 47))) < 1e-9);
            else if (sampled.point.property == u"ramp")
                QVERIFY(std::abs(found - std::fmod(t, 13) * 10 / 13) < 1e-9);
            else
                QCOMPARE(found, std::fmod(t, 7) < 3.5 ? 1.0 : 0.0);
            ++samples;
        }
    }
    QCOMPARE(samples, 3 * 601);
}

void TestDevicePipeline::skippedTimeHasNoSamples()
{
    ResolvedProperty slow = resolved(u"slow"_s, R"({ "kind": "constant", "value": 1 })");
    slow.schedule.sampleEvery = 7s;
    ResolvedProperty fast = resolved(u"fast"_s, R"({ "kind": "constant", "value": 2 })");
    fast.schedule.sampleEvery = 100ms;
    DevicePipeline pipeline = sim::test::pipeline({ slow, fast });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    pipeline.skipTo(kStart + 2min); // a point of the fast grid only
    QCOMPARE(pipeline.nextDue(), kStart + 2min);
    pipeline.advance(kStart + 2min, step);
    QCOMPARE(sampledIds(step), QStringList(u"fast"_s));
    pipeline.advance(kStart + 126s, step); // the slow grid goes on where it was
    QCOMPARE(sampledIds(step).count(u"slow"_s), 1);
    QCOMPARE(sampledIds(step).count(u"fast"_s), 60);
}

void TestDevicePipeline::phaseShiftsAllPropertiesTogether()
{
    ResolvedDevice device
        = sim::test::device({ resolved(u"slow"_s, R"({ "kind": "constant", "value": 1 })"),
            resolved(u"reader"_s, R"({"kind":"lag","input":"slow"})") });
    device.properties[0].schedule.sampleEvery = 1min;
    device.phase = 437ms;
    auto pipeline = DevicePipeline::make(device, u"connio/"_s, 1, kStart);
    QVERIFY(pipeline);
    DevicePipeline::Step step;
    QCOMPARE(pipeline->nextDue(), kStart + 437ms);
    pipeline->advance(kStart + 1437ms, step);
    // The input comes first, although it is sampled seldom: its reader never finds it empty.
    QCOMPARE(sampledIds(step), QStringList({ u"slow"_s, u"reader"_s, u"reader"_s }));
    QCOMPARE(step.samples.at(1).point.value, Value(1.0));
    QCOMPARE(step.samples.at(2).point.time, kStart + 1437ms);
}

void TestDevicePipeline::startDelayShiftsTheTimeThatSourcesSee()
{
    ResolvedDevice device = sim::test::device(
        { resolved(u"a"_s, R"({ "kind": "ramp", "from": 0, "to": 10, "duration": "10s" })") });
    device.startDelay = 30s;
    auto pipeline = DevicePipeline::make(device, u"connio/"_s, 1, kStart);
    QVERIFY(pipeline);
    DevicePipeline::Step step;
    QCOMPARE(pipeline->nextDue(), kStart + 30s);
    pipeline->advance(kStart + 30s, step);
    QCOMPARE(step.samples.at(0).point.value, Value(0.0));
    pipeline->advance(kStart + 35s, step);
    QCOMPARE(step.samples.back().point.value, Value(5.0));
}

void TestDevicePipeline::samplesOnlyInActiveWindows()
{
    const WallTime midnight = std::chrono::floor<std::chrono::days>(kStart);
    ResolvedProperty property = resolved(u"a"_s, R"({ "kind": "constant", "value": 1 })");
    property.schedule.sampleEvery = 10min;
    property.schedule.activeWindows = { { .from = 8h, .to = 9h }, { .from = 23h, .to = 1h } };
    auto pipeline
        = DevicePipeline::make(sim::test::device({ property }), u"connio/"_s, 1, midnight + 5min);
    QVERIFY(pipeline);
    DevicePipeline::Step step;
    pipeline->advance(midnight + 24h, step);
    QStringList times;
    for (const Sampled &sample : step.samples)
        times.append(formatTime(sample.point.time).mid(11, 5));
    QCOMPARE(times.join(u' '),
        u"00:05 00:15 00:25 00:35 00:45 00:55 08:05 08:15 08:25 08:35 08:45 08:55 "
        "23:05 23:15 23:25 23:35 23:45 23:55"_s);
}

void TestDevicePipeline::windowsThatMissTheGridMakeSilence()
{
    ResolvedProperty property = resolved(u"a"_s, R"({ "kind": "constant", "value": 1 })");
    property.schedule.sampleEvery = 24h;
    property.schedule.alignTo = 24h; // midnight
    property.schedule.activeWindows = { { .from = 8h, .to = 18h } };
    DevicePipeline pipeline = sim::test::pipeline({ property });
    QVERIFY(pipeline.nextDue() == WallTime::max());
    QCOMPARE(previewCurve(sim::test::device({ property }), u"a"_s, 1, kStart, 5)->size(), 0);
}

void TestDevicePipeline::catchesUpWhatItsScheduleSays()
{
    ResolvedProperty skips = resolved(u"skips"_s, R"({ "kind": "constant", "value": 1 })");
    ResolvedProperty catches = resolved(u"catches"_s, R"({ "kind": "constant", "value": 2 })");
    catches.schedule.missed = MissedPolicy::CatchUp;
    DevicePipeline pipeline = sim::test::pipeline({ skips, catches });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    pipeline.skipTo(kStart + 10s); // as after a sleep
    QCOMPARE(pipeline.nextDue(), kStart + 1s);
    pipeline.advance(kStart + 10s, step);
    QCOMPARE(sampledIds(step).count(u"catches"_s), 10);
    QCOMPARE(sampledIds(step).count(u"skips"_s), 1);
    QCOMPARE(step.samples.front().point.time, kStart + 1s);
}

void TestDevicePipeline::copyRunsAheadAlone()
{
    DevicePipeline pipeline = sim::test::pipeline({ resolved(u"a"_s, R"({"kind":"meanReverting"})"),
        feedProperty(u"b"_s, R"({"kind":"lag","input":"a"})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 2s, step);
    DevicePipeline ahead(pipeline);
    DevicePipeline::Step future;
    ahead.advance(kStart + 1h, future);
    pipeline.advance(kStart + 1h, step);
    QCOMPARE(payloads(step), payloads(future));
    QVERIFY(payloads(step).size() > 3600);
}

void TestDevicePipeline::manualValuesWorkFromTheNextSample()
{
    DevicePipeline pipeline = sim::test::pipeline(
        { resolved(u"a"_s, R"({"kind":"manual","initial":0,"rampTime":"2s"})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    QVERIFY(pipeline.setManualValue(u"a"_s, 4.0));
    pipeline.advance(kStart + 3s, step);
    QCOMPARE(payloads(step), (QStringList { u"2"_s, u"4"_s, u"4"_s }));
    QVERIFY(pipeline.setManualValue(u"zz"_s, 4.0).error().is(errors::kUnknownProperty));
    QVERIFY(pipeline.setManualValue(u"a"_s, true).error().is(errors::kWrongType));
}

void TestDevicePipeline::replaceChangesTheSource()
{
    DevicePipeline pipeline
        = sim::test::pipeline({ resolved(u"a"_s, R"({"kind":"constant","value":1})"),
            resolved(u"b"_s, R"({"kind":"constant","value":2})") });
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    const ResolvedProperty edited
        = resolved(u"a"_s, R"({"kind":"lag","input":"b","timeConstant":"0s"})");
    QVERIFY(pipeline.replace(edited));
    QCOMPARE(pipeline.device().properties.first(), edited);
    pipeline.advance(kStart + 1s, step);
    QCOMPARE(payloads(step), (QStringList { u"2"_s, u"2"_s }));
    QCOMPARE(sampledIds(step), (QStringList { u"b"_s, u"a"_s }));
}

void TestDevicePipeline::refusedReplacementChangesNothing()
{
    DevicePipeline pipeline
        = sim::test::pipeline({ resolved(u"a"_s, R"({"kind":"lag","input":"b"})"),
            resolved(u"b"_s, R"({"kind":"constant","value":2})") });
    const ResolvedDevice before = pipeline.device();
    const auto cycle = pipeline.replace(resolved(u"b"_s, R"({"kind":"lag","input":"a"})"));
    QVERIFY(!cycle);
    QVERIFY(cycle.error().is(errors::kInputCycle));
    QVERIFY(pipeline.replace(resolved(u"zz"_s, R"({"kind":"sine"})"))
                .error()
                .is(errors::kUnknownProperty));
    QCOMPARE(pipeline.device(), before);
    DevicePipeline::Step step;
    pipeline.advance(kStart, step);
    QCOMPARE(payloads(step), (QStringList { u"2"_s, u"2"_s }));
}

void TestDevicePipeline::replaceChangesTheInterval()
{
    ResolvedProperty edited = resolved(u"a"_s, R"({"kind":"constant","value":1})");
    edited.schedule.sampleEvery = 1min;
    DevicePipeline pipeline = sim::test::pipeline({ edited });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 30s, step);
    edited.schedule.sampleEvery = 4s;
    QVERIFY(pipeline.replace(edited));
    QCOMPARE(pipeline.nextDue(), kStart + 32s);
    pipeline.advance(kStart + 40s, step);
    QCOMPARE(step.samples.size(), std::size_t(3));
}

void TestDevicePipeline::replaceMovesToAnotherBatch()
{
    ResolvedProperty edited = feedProperty(u"a"_s, R"({"kind":"constant","value":1})");
    edited.schedule.sampleEvery = 100us;
    DevicePipeline pipeline = sim::test::pipeline({ edited });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 500us, step); // six points, moved to 0 ... 5 ms
    edited.publish.qos = 1;
    QVERIFY(pipeline.replace(edited));
    pipeline.advance(kStart + 600us, step);
    pipeline.flush(kStart + 1ms, step);
    QCOMPARE(step.messages.size(), std::size_t(2));
    QCOMPARE(step.messages.at(0).points.size(), 6);
    QCOMPARE(step.messages.at(1).message.qos, quint8(1));
    QCOMPARE(step.messages.at(1).points.first().time, kStart + 6ms);
}

void TestDevicePipeline::deviceWithoutPropertiesIsNeverDue()
{
    DevicePipeline pipeline = sim::test::pipeline({});
    QCOMPARE(pipeline.nextDue(), WallTime::max());
    DevicePipeline::Step step;
    pipeline.advance(kStart + 1h, step);
    QVERIFY(step.messages.empty() && step.samples.empty());
}

QTEST_GUILESS_MAIN(TestDevicePipeline)

#include "tst_devicepipeline.moc"
