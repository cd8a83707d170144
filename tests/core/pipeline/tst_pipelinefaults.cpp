// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/faulterrors.h"
#include "core/pipeline/pipelinebuilders.h"

#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const char *const kRamp = R"({"kind":"ramp","from":0,"to":60,"duration":"60s"})";

FaultSpec fault(const char *what, const FaultTrigger &trigger, const QString &target = u"d1/a"_s)
{
    return { .id = u"f1"_s, .target = target, .what = spec(what), .trigger = trigger, .key = {} };
}

/// From 3 s to just before 6 s.
FaultTrigger between3And6()
{
    return { .mode = FaultTrigger::Mode::At, .at = 3s, .duration = Microseconds(3s) };
}

DevicePipeline made(const QList<ResolvedProperty> &properties, const QList<FaultSpec> &faults)
{
    DevicePipeline result = pipeline(properties);
    if (const auto set = result.setFaults(faults); !set)
        qFatal("%s", qPrintable(set.error().message()));
    return result;
}

/// "last level of the topic:payload" of each message until \a end.
QStringList sent(DevicePipeline pipeline, Microseconds end, Microseconds step = 1s)
{
    QStringList messages;
    DevicePipeline::Step done;
    const auto take = [&] {
        for (const OutgoingMessage &outgoing : done.messages) {
            messages.append(QString::fromUtf8(
                outgoing.message.topic.mid(outgoing.message.topic.lastIndexOf('/') + 1) + ':'
                + outgoing.message.payload));
        }
    };
    for (Microseconds t { 0 }; t <= end; t += step) {
        pipeline.advance(kStart + t, done);
        take();
    }
    pipeline.flush(kStart + end, done);
    take();
    return messages;
}

} // namespace

/// Faults on the way of a value: exact bytes.
class TestPipelineFaults : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void spoilsTheBytesWhileItIsActive_data();
    void spoilsTheBytesWhileItIsActive();
    void spoilsFeedsWithPointsOfItsTime();
    void burstsAndSpikesAreSeeded();
    void readersOfThePropertyStayHealthy();
    void isTheSameAtEveryPace();
    void copiesRunAhead();
    void handBeginsAndEnds();
    void countsAndTells();
    void saysWhatItNeeds();
};

void TestPipelineFaults::spoilsTheBytesWhileItIsActive_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QStringList>("middle"); // samples at 3, 4 and 5 s
    const auto row = [](const char *kind, const QStringList &middle) {
        QTest::newRow(kind) << QByteArray(kind) << middle;
    };
    row(R"({"kind":"stuck"})", { u"a:2"_s, u"a:2"_s, u"a:2"_s });
    row(R"({"kind":"missing"})", {});
    row(R"({"kind":"null"})", { u"a:null"_s, u"a:null"_s, u"a:null"_s });
    row(R"({"kind":"bias","offset":-5})", { u"a:-2"_s, u"a:-1"_s, u"a:0"_s });
    row(R"({"kind":"drift","rate":1800})", { u"a:3"_s, u"a:4.5"_s, u"a:6"_s });
    row(R"({"kind":"outOfRange","by":50})", { u"a:150"_s, u"a:150"_s, u"a:150"_s });
    row(R"({"kind":"wrongUnit"})", { u"a:37.4"_s, u"a:39.2"_s, u"a:41"_s });
    row(R"({"kind":"wrongType"})", { u"a:\"3\""_s, u"a:\"4\""_s, u"a:\"5\""_s });
    row(R"({"kind":"wrongCase"})", { u"A:3"_s, u"A:4"_s, u"A:5"_s });
    row(R"({"kind":"unknownProperty"})", { u"unknown:3"_s, u"unknown:4"_s, u"unknown:5"_s });
    row(R"({"kind":"malformedJson"})", { u"a:3."_s, u"a:4."_s, u"a:5."_s });
    row(R"({"kind":"oversize","bytes":4})", { u"a:3   "_s, u"a:4   "_s, u"a:5   "_s });
    row(R"({"kind":"drop"})", { u"a:3"_s, u"a:4"_s, u"a:5"_s }); // another layer
}

void TestPipelineFaults::spoilsTheBytesWhileItIsActive()
{
    QFETCH(QByteArray, kind);
    QFETCH(QStringList, middle);
    ResolvedProperty property = resolved(u"a"_s, kRamp);
    property.definition.unit = u"°C"_s;
    property.definition.decimals = 1;
    property.definition.boundaries.min = 0;
    property.definition.boundaries.max = 100;
    const QStringList messages
        = sent(made({ property }, { fault(kind.constData(), between3And6()) }), 7s);
    QCOMPARE(messages,
        (QStringList { u"a:0"_s, u"a:1"_s, u"a:2"_s } + middle
            + QStringList { u"a:6"_s, u"a:7"_s }));
}

void TestPipelineFaults::spoilsFeedsWithPointsOfItsTime()
{
    ResolvedProperty property = resolved(u"a"_s, kRamp);
    property.publish.mode = PublishMode::Feed;
    property.publish.maxPoints = 2;
    property.publish.maxAge = 1min;
    const QStringList healthy = sent(made({ property }, {}), 7s);
    QCOMPARE(healthy.size(), 4);
    const QStringList cut
        = sent(made({ property },
                   { fault(R"({"kind":"malformedJson","truncateAt":25})", between3And6()) }),
            7s);
    // Points 2|3 and 4|5 travel with one of its time; 0|1 and 6|7 do not.
    QCOMPARE(cut.size(), 4);
    QCOMPARE(cut.at(0), healthy.at(0));
    QCOMPARE(cut.at(3), healthy.at(3));
    for (const int i : { 1, 2 }) {
        const qsizetype bytes = healthy.at(i).size() - 5; // without "json:"
        QCOMPARE(cut.at(i), healthy.at(i).first(5 + bytes / 4));
    }
}

void TestPipelineFaults::burstsAndSpikesAreSeeded()
{
    ResolvedProperty property = resolved(u"a"_s, R"({"kind":"constant","value":10})");
    for (const char *kind :
        { R"({"kind":"noiseBurst","stdDev":2})", R"({"kind":"spike","stdDev":0.5})" }) {
        const QStringList once = sent(made({ property }, { fault(kind, between3And6()) }), 7s);
        QCOMPARE(sent(made({ property }, { fault(kind, between3And6()) }), 7s), once);
        QCOMPARE(once.size(), 8);
        for (int i = 0; i < 8; ++i)
            QCOMPARE(once.at(i) == u"a:10"_s, i < 3 || i > 5);
    }
    const QStringList spikes = sent(
        made({ property }, { fault(R"({"kind":"spike","stdDev":0.5})", between3And6()) }), 7s);
    for (const int i : { 3, 4, 5 })
        QVERIFY2(spikes.at(i) == u"a:5"_s || spikes.at(i) == u"a:15"_s, qPrintable(spikes.at(i)));
}

void TestPipelineFaults::readersOfThePropertyStayHealthy()
{
    const ResolvedProperty read = resolved(u"a"_s, kRamp);
    const ResolvedProperty reader
        = resolved(u"b"_s, R"({"kind":"expression","text":"prop(\"a\") * 2"})");
    QStringList spoilt
        = sent(made({ read, reader }, { fault(R"({"kind":"null"})", between3And6()) }), 7s);
    QStringList healthy = sent(made({ read, reader }, {}), 7s);
    QVERIFY(spoilt.contains(u"a:null"_s));
    const auto isOfRead = [](const QString &message) { return message.startsWith(u"a:"_s); };
    spoilt.removeIf(isOfRead);
    healthy.removeIf(isOfRead);
    QCOMPARE(spoilt, healthy);
}

void TestPipelineFaults::isTheSameAtEveryPace()
{
    const QList<ResolvedProperty> properties {
        resolved(u"a"_s, R"({"kind":"meanReverting","mean":20,"stdDev":2})"),
        resolved(u"b"_s, R"({"kind":"randomWalk"})")
    };
    FaultSpec chance = fault(R"({"kind":"null"})",
        { .mode = FaultTrigger::Mode::Probability, .probability = 0.05 }, u"d1"_s);
    chance.id = u"f2"_s;
    const QList<FaultSpec> faults {
        fault(R"({"kind":"bias"})",
            { .mode = FaultTrigger::Mode::Failures, .meanBetween = 50s, .meanRepair = 10s },
            u"d1"_s),
        chance,
    };
    const QStringList slow = sent(made(properties, faults), 1000s, 100ms);
    QVERIFY(slow != sent(made(properties, {}), 1000s));
    QVERIFY(slow.filter(u"null"_s).size() > 50);
    QCOMPARE(sent(made(properties, faults), 1000s, 1s), slow);
    QCOMPARE(sent(made(properties, faults), 1000s, 100s), slow);
}

void TestPipelineFaults::copiesRunAhead()
{
    DevicePipeline pipeline
        = made({ resolved(u"a"_s, kRamp) }, { fault(R"({"kind":"stuck"})", between3And6()) });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 4s, step);
    const QStringList ahead = sent(pipeline, 7s);
    QCOMPARE(ahead, (QStringList { u"a:2"_s, u"a:6"_s, u"a:7"_s }));
    QCOMPARE(sent(std::move(pipeline), 7s), ahead);
}

void TestPipelineFaults::handBeginsAndEnds()
{
    DevicePipeline pipeline = made({ resolved(u"a"_s, kRamp) },
        { fault(R"({"kind":"missing"})", { .duration = Microseconds(2s) }) });
    QCOMPARE(pipeline.beginFault(u"f2"_s).error().code(), u"fault.unknown"_s);
    DevicePipeline::Step step;
    const auto samplesAt = [&](Microseconds time) {
        pipeline.advance(kStart + time, step);
        return step.samples.size();
    };
    QCOMPARE(samplesAt(2s), std::size_t(3));
    QVERIFY(pipeline.beginFault(u"f1"_s));
    QCOMPARE(samplesAt(3s), std::size_t(0));
    QCOMPARE(samplesAt(4s), std::size_t(1)); // ended by itself
    QVERIFY(pipeline.beginFault(u"f1"_s));
    QCOMPARE(samplesAt(5s), std::size_t(0));
    QVERIFY(pipeline.endFault(u"f1"_s));
    QCOMPARE(samplesAt(6s), std::size_t(1));
}

void TestPipelineFaults::countsAndTells()
{
    DevicePipeline pipeline
        = made({ resolved(u"a"_s, kRamp) }, { fault(R"({"kind":"stuck"})", between3And6()) });
    DevicePipeline::Step step;
    pipeline.advance(kStart + 4s, step);
    QCOMPARE(step.faults.size(), std::size_t(1));
    QVERIFY(step.faults.at(0).isBegin && step.faults.at(0).time == kStart + 3s);
    FaultCount count = pipeline.faultCounts().constFirst();
    QVERIFY(count.isActive);
    QCOMPARE(count.activeTime, Microseconds(1s));
    pipeline.advance(kStart + 7s, step);
    QCOMPARE(step.faults.size(), std::size_t(1));
    QVERIFY(!step.faults.at(0).isBegin && step.faults.at(0).time == kStart + 6s);
    count = pipeline.faultCounts().constFirst();
    QVERIFY(!count.isActive);
    QCOMPARE(count.fault, u"f1"_s);
    QCOMPARE(count.activations, 1ULL);
    QCOMPARE(count.samples, 3ULL);
    QCOMPARE(count.activeTime, Microseconds(3s));
}

void TestPipelineFaults::saysWhatItNeeds()
{
    const auto codeOf = [](const char *what) {
        DevicePipeline pipeline = test::pipeline({ resolved(u"a"_s, kRamp) });
        const auto set = pipeline.setFaults({ fault(what, between3And6()) });
        return set ? QString() : set.error().code();
    };
    QCOMPARE(codeOf(R"({"kind":"outOfRange"})"), u"fault.noRange"_s);
    QCOMPARE(codeOf(R"({"kind":"spike","stdDevPercent":5})"), u"fault.noRange"_s);
    QCOMPARE(codeOf(R"({"kind":"wrongUnit"})"), u"modifier.unknownUnit"_s);
    QVERIFY(!codeOf(R"({"kind":"unknownProperty","name":"a/#"})").isEmpty());
}

QTEST_GUILESS_MAIN(TestPipelineFaults)

#include "tst_pipelinefaults.moc"
