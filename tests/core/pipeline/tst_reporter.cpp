// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelinebuilders.h"
#include "core/pipeline/reporter.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Which samples are reported.
class TestReporter : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everySampleWithoutARule();
    void deadbandIsMeasuredFromTheLastReport();
    void deadbandInPercentFollowsTheValue();
    void otherValuesAreReportedWhenTheyDiffer();
    void minIntervalHoldsChangesBack();
    void heartbeatReportsWhatStandsStill();
    void eventsAreReportedThoughTheyAreTheSame();
    void ruleCanChangeWhileItRuns();
};

namespace {

OnChange onChange(Amount deadband)
{
    return { .deadband = deadband, .minInterval = {}, .heartbeat = {} };
}

/// Which of \a values, one a second, are let out: their places.
QList<int> reported(const OnChange &rule, const QList<Value> &values)
{
    Reporter reporter(ReportRule { .onChange = rule });
    QList<int> result;
    for (int i = 0; i < values.size(); ++i) {
        if (reporter.accepts(point(u"p"_s, values.at(i), std::chrono::seconds(i))))
            result.append(i);
    }
    return result;
}

} // namespace

void TestReporter::everySampleWithoutARule()
{
    Reporter reporter { ReportRule() };
    for (int i = 0; i < 5; ++i)
        QVERIFY(reporter.accepts(point(u"p"_s, 1.0, 0s)));
}

void TestReporter::deadbandIsMeasuredFromTheLastReport()
{
    const auto rule = onChange({ .value = 0.5, .isPercent = false });
    // A slow climb must not creep past the deadband; a change of just the deadband stays in.
    QCOMPARE(
        reported(rule, { 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 0.0 }), (QList<int> { 0, 3, 6, 7 }));
}

void TestReporter::deadbandInPercentFollowsTheValue()
{
    const auto rule = onChange({ .value = 10, .isPercent = true });
    QCOMPARE(reported(rule, { 100.0, 109.0, 111.0, 120.0, 123.0, -123.0, -130.0, -136.0 }),
        (QList<int> { 0, 2, 4, 5, 7 }));
    QCOMPARE(reported(rule, { 0.0, 0.0, 0.001 }), (QList<int> { 0, 2 }));
}

void TestReporter::otherValuesAreReportedWhenTheyDiffer()
{
    const auto rule = onChange({ .value = 100, .isPercent = false });
    QCOMPARE(reported(rule, { u"a"_s, u"a"_s, u"b"_s, u"a"_s }), (QList<int> { 0, 2, 3 }));
    QCOMPARE(reported(rule, { true, true, false }), (QList<int> { 0, 2 }));
    QCOMPARE(reported(rule, { 1.0, Value(), Value(), 1.0 }), (QList<int> { 0, 1, 3 }));
}

void TestReporter::minIntervalHoldsChangesBack()
{
    OnChange rule = onChange({});
    rule.minInterval = 3s;
    QCOMPARE(reported(rule, { 0.0, 1.0, 2.0, 3.0, 3.0, 4.0, 5.0 }), (QList<int> { 0, 3, 6 }));
}

void TestReporter::heartbeatReportsWhatStandsStill()
{
    OnChange rule = onChange({ .value = 1, .isPercent = false });
    rule.heartbeat = 3s;
    QCOMPARE(
        reported(rule, { 0.0, 0.0, 0.0, 0.0, 5.0, 5.0, 5.0, 5.0 }), (QList<int> { 0, 3, 4, 7 }));
}

void TestReporter::eventsAreReportedThoughTheyAreTheSame()
{
    OnChange rule = onChange({ .value = 0, .isPercent = false });
    Reporter reporter(ReportRule { .onChange = rule });
    for (int i = 0; i < 3; ++i)
        QVERIFY(reporter.acceptsEvent(point(u"p"_s, true, std::chrono::seconds(i))));
    rule.minInterval = 10s;
    reporter.setRule({ .onChange = rule });
    QVERIFY(!reporter.acceptsEvent(point(u"p"_s, true, 11s)));
    QVERIFY(reporter.acceptsEvent(point(u"p"_s, true, 12s)));
}

void TestReporter::ruleCanChangeWhileItRuns()
{
    Reporter reporter { ReportRule() };
    QVERIFY(reporter.accepts(point(u"p"_s, 1.0, 0s)));
    reporter.setRule({ .onChange = onChange({ .value = 1, .isPercent = false }) });
    QVERIFY(reporter.accepts(point(u"p"_s, 1.5, 1s))); // the first under the new rule
    QVERIFY(!reporter.accepts(point(u"p"_s, 1.9, 2s)));
    QVERIFY(reporter.accepts(point(u"p"_s, 2.6, 3s)));

    // What went out before everything was reported is no measure afterwards.
    reporter.setRule(ReportRule());
    QVERIFY(reporter.accepts(point(u"p"_s, 9.0, 4s)));
    reporter.setRule({ .onChange = onChange({ .value = 1, .isPercent = false }) });
    QVERIFY(reporter.accepts(point(u"p"_s, 2.6, 5s)));
}

QTEST_GUILESS_MAIN(TestReporter)

#include "tst_reporter.moc"
