// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelinebuilders.h"
#include "core/pipeline/pipelineerrors.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The curve of one property ahead of time.
class TestPreviewCurve : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isWhatTheRunWillMake();
    void refusesWhatTheRunWouldRefuse();
    void mayBeEmpty();
    void endsThoughTheSourceIsSilent();
};

void TestPreviewCurve::isWhatTheRunWillMake()
{
    ResolvedProperty room
        = resolved(u"room"_s, R"({"kind":"lag","input":"setpoint","delay":"3s"})");
    room.modifiers = { spec(R"({"kind":"noise","stdDev":0.2})") };
    room.definition.decimals = 2;
    room.publish.mode = PublishMode::Feed;
    room.schedule.jitter = { .value = 10, .isPercent = true };
    const QList<ResolvedProperty> properties { room,
        resolved(u"setpoint"_s, R"({"kind":"square","low":-20,"high":5,"period":"20s"})"),
        resolved(u"other"_s, R"({"kind":"uniform"})") };
    const auto curve = previewCurve(device(properties), u"room"_s, 20240607, kStart, 100);
    QVERIFY(curve);
    QCOMPARE(curve->size(), 100);
    DevicePipeline run = sim::test::pipeline(properties);
    DevicePipeline::Step step;
    run.advance(kStart + 98s, step);
    QList<DataPoint> expected;
    for (const Sampled &sampled : step.samples) {
        if (sampled.point.property == u"room")
            expected.append(sampled.point);
    }
    QVERIFY(expected.size() >= 98);
    QCOMPARE(curve->first(expected.size()), expected);
}

void TestPreviewCurve::refusesWhatTheRunWouldRefuse()
{
    const auto unknown = previewCurve(device({}), u"zz"_s, 1, kStart, 5);
    QVERIFY(!unknown);
    QVERIFY(unknown.error().is(errors::kUnknownProperty));
    const auto input = previewCurve(
        device({ resolved(u"a"_s, R"({"kind":"lag","input":"zz"})") }), u"a"_s, 1, kStart, 5);
    QVERIFY(!input);
    QVERIFY(input.error().is(errors::kUnknownInput));
    const auto wrong
        = previewCurve(device({ resolved(u"a"_s, R"({"kind":"sine"})", PropertyType::Boolean) }),
            u"a"_s, 1, kStart, 5);
    QVERIFY(!wrong);
    QVERIFY(wrong.error().is(errors::kWrongType));
}

void TestPreviewCurve::mayBeEmpty()
{
    const auto curve
        = previewCurve(device({ resolved(u"a"_s, R"({"kind":"sine"})") }), u"a"_s, 1, kStart, 0);
    QVERIFY(curve);
    QVERIFY(curve->isEmpty());
}

void TestPreviewCurve::endsThoughTheSourceIsSilent()
{
    // One event in a hundred years, or so.
    const auto curve
        = previewCurve(device({ resolved(u"a"_s, R"({"kind":"poissonEvents","rate":1e-6})") }),
            u"a"_s, 1, kStart, 100);
    QVERIFY(curve);
    QVERIFY(curve->isEmpty());
}

QTEST_GUILESS_MAIN(TestPreviewCurve)

#include "tst_previewcurve.moc"
