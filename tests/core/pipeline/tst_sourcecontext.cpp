// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csverrors.h"
#include "core/pipeline/pipelinebuilders.h"
#include "core/pipeline/pipelineerrors.h"
#include "core/source/memoryfiles.h"
#include "core/source/sourceerrors.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

/// Samples of \a property in the first \a seconds; errors as texts.
QStringList samples(DevicePipeline &pipeline, const QString &property, int seconds)
{
    QStringList found;
    DevicePipeline::Step step;
    for (int i = 0; i <= seconds; ++i) {
        pipeline.advance(kStart + i * 1s, step);
        for (const Error &error : step.errors)
            found.append(error.code() + u' ' + error.where());
        for (const Sampled &sampled : step.samples) {
            if (sampled.point.property == property)
                found.append(displayText(sampled.point.value));
        }
    }
    return found;
}

} // namespace

/// Sources that read other properties, commands and files, in the pipeline of a device.
class TestSourceContext : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void circleOfExpressionsIsNamed();
    void unknownPropertyInAnExpressionIsNamed();
    void expressionsReadThisSample();
    void expressionsReadCommands();
    void filesReachSourcesAndTheirErrorsComeBack();
    void gapsOfARecordingAreKept();
    void recordingThatBreaksIsNoGap();
    void previewsReadFilesToo();
    void replacedSourcesKeepTheirFiles();
};

void TestSourceContext::circleOfExpressionsIsNamed()
{
    const auto made = DevicePipeline::make(
        device({ resolved(u"a"_s, R"j({"kind":"expression","text":"prop('b') + 1"})j"),
            resolved(u"b"_s, R"j({"kind":"expression","text":"prop('c') * 2"})j"),
            resolved(u"c"_s, R"j({"kind":"expression","text":"prop('a', 0)"})j") }),
        u"connio/"_s, 1, kStart);
    QVERIFY(!made);
    QVERIFY(made.error().is(errors::kInputCycle));
    for (const QString &id : { u"a"_s, u"b"_s, u"c"_s })
        QVERIFY2(made.error().message().contains(id), qPrintable(made.error().message()));
}

void TestSourceContext::unknownPropertyInAnExpressionIsNamed()
{
    const auto made = DevicePipeline::make(
        device({ resolved(u"a"_s, R"j({"kind":"expression","text":"prop('nowhere')"})j") }),
        u"connio/"_s, 1, kStart);
    QVERIFY(!made);
    QVERIFY(made.error().is(errors::kUnknownInput));
    QVERIFY(made.error().message().contains(u"nowhere"_s));
}

void TestSourceContext::expressionsReadThisSample()
{
    auto made = DevicePipeline::make(
        device({ resolved(u"power"_s, R"j({"kind":"expression","text":"prop('u') * 2"})j"),
            resolved(u"u"_s, R"j({"kind":"expression","text":"t"})j") }),
        u"connio/"_s, 1, kStart);
    QVERIFY(made);
    QCOMPARE(samples(*made, u"power"_s, 3), (QStringList { u"0"_s, u"2"_s, u"4"_s, u"6"_s }));
}

void TestSourceContext::expressionsReadCommands()
{
    auto made = DevicePipeline::make(
        device({ resolved(u"valve"_s, R"({"kind":"manual","initial":1,"rampTime":"1h"})"),
            resolved(u"wanted"_s, R"j({"kind":"expression","text":"cmd('valve', -1)"})j") }),
        u"connio/"_s, 1, kStart);
    QVERIFY(made);
    QCOMPARE(samples(*made, u"wanted"_s, 0), QStringList { u"-1"_s });
    QVERIFY(!made->setManualValue(u"wanted"_s, 5.0)); // what is refused is no command
    QVERIFY(made->setManualValue(u"valve"_s, 40.0));
    DevicePipeline copy(*made);
    QCOMPARE(samples(copy, u"wanted"_s, 1), QStringList { u"40"_s });
    QCOMPARE(samples(*made, u"wanted"_s, 1), QStringList { u"40"_s });
}

void TestSourceContext::filesReachSourcesAndTheirErrorsComeBack()
{
    MemoryFiles files;
    files.files.insert(u"f.csv"_s, "time,value\n0,5\n1,6\n2,7\n3,x\n");
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    const auto one = device({ resolved(u"a"_s, R"({"kind":"replay","file":"f.csv"})") });
    QVERIFY(!DevicePipeline::make(one, u"connio/"_s, 1, kStart));
    auto made = DevicePipeline::make(one, u"connio/"_s, 1, kStart, context);
    QVERIFY(made);
    QVERIFY(made->isReproducible());
    QCOMPARE(samples(*made, u"a"_s, 3),
        (QStringList { u"5"_s, u"6"_s, u"source.badRecordedValue f.csv:5:3"_s,
            u"source.badRecordedValue f.csv:5:3"_s }));
}

void TestSourceContext::gapsOfARecordingAreKept()
{
    MemoryFiles files;
    files.files.insert(u"f.csv"_s, "time,value\n0,\n1,5\n2,NA\n3,\n4,6\n5,7\n");
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    const auto played = [&context](const char *source) {
        auto made = DevicePipeline::make(
            device({ resolved(u"a"_s, source) }), u"connio/"_s, 1, kStart, context);
        if (!made)
            qFatal("%s", qPrintable(made.error().message()));
        QStringList found;
        DevicePipeline::Step step;
        for (int second = 0; second <= 8; ++second) {
            made->advance(kStart + second * 1s, step);
            for (const Error &error : step.errors)
                found.append(error.code());
            const std::size_t sampled = step.samples.size();
            found.append(sampled == 0 ? u"-"_s : displayText(step.samples.front().point.value));
            if (step.messages.size() != sampled)
                found.append(u"messages"_s);
        }
        return found.join(u' ');
    };
    QCOMPARE(played(R"({"kind":"replay","file":"f.csv","gaps":"keep"})"), u"- 5 - - 6 7 7 - -"_s);
    QCOMPARE(played(R"({"kind":"replay","file":"f.csv","gaps":"keep","interpolation":"linear"})"),
        u"- 5 - - 6 7 7 - -"_s);
    QCOMPARE(played(R"({"kind":"replay","file":"f.csv","gaps":"keep","loop":true})"),
        u"- 5 - - 6 7 - 5 -"_s);
    QCOMPARE(played(R"({"kind":"replay","file":"f.csv"})"), u"5 5 5 6 7 7 7 7 7"_s);
}

void TestSourceContext::recordingThatBreaksIsNoGap()
{
    MemoryFiles files;
    files.files.insert(u"f.csv"_s, "time,value\n0,5\n1,\n2,x\n");
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    auto made = DevicePipeline::make(
        device({ resolved(u"a"_s, R"({"kind":"replay","file":"f.csv","gaps":"keep"})") }),
        u"connio/"_s, 1, kStart, context);
    QVERIFY(made);
    QVERIFY(samples(*made, u"a"_s, 2).join(u' ').contains("source.badRecordedValue"_L1));
}

void TestSourceContext::previewsReadFilesToo()
{
    MemoryFiles files;
    files.files.insert(u"f.csv"_s, "time,value\n0,5\n1,6\n");
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    const auto curve
        = previewCurve(device({ resolved(u"a"_s, R"({"kind":"replay","file":"f.csv"})") }), u"a"_s,
            1, kStart, 3, context);
    QVERIFY(curve);
    QCOMPARE(curve->size(), 3);
    QCOMPARE(curve->at(2).value, Value(6.0));
    files.files.insert(u"f.csv"_s, "time,value\n0,\n1,5\n2,NA\n3,\n4,6\n5,7\n");
    const auto gaps = previewCurve(
        device({ resolved(u"a"_s, R"({"kind":"replay","file":"f.csv","gaps":"keep"})") }), u"a"_s,
        1, kStart, 6, context);
    QVERIFY(gaps);
    QList<Microseconds> times;
    for (const DataPoint &point : *gaps)
        times.append(point.time - kStart);
    QCOMPARE(times, (QList<Microseconds> { 1s, 4s, 5s, 6s }));
}

void TestSourceContext::replacedSourcesKeepTheirFiles()
{
    MemoryFiles files;
    files.files.insert(u"f.csv"_s, "time,value\n0,5\n1,6\n");
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    auto made = DevicePipeline::make(
        device({ resolved(u"a"_s, R"({"kind":"sine"})") }), u"connio/"_s, 1, kStart, context);
    QVERIFY(made);
    QVERIFY(made->replace(resolved(u"a"_s, R"({"kind":"replay","file":"f.csv"})")));
    QCOMPARE(samples(*made, u"a"_s, 1), (QStringList { u"5"_s, u"6"_s }));
}

QTEST_GUILESS_MAIN(TestSourceContext)

#include "tst_sourcecontext.moc"
