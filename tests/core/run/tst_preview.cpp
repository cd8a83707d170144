// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelinebuilders.h"
#include "core/run/preview.h"
#include "core/run/runscheduler.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A device with a bit of everything that a schedule can say.
ResolvedDevice scheduledDevice(const QString &id, Microseconds phase)
{
    const char *const source = R"({ "kind": "meanReverting", "mean": 20 })";
    ResolvedDevice result = device({ resolved(u"fixed"_s, source), resolved(u"uniform"_s, source),
        resolved(u"normal"_s, source), resolved(u"poisson"_s, source) });
    result.id = id;
    result.deviceId = u"_dev_"_s + id;
    result.phase = phase;
    const QList<ArrivalKind> arrivals { ArrivalKind::Fixed, ArrivalKind::Uniform,
        ArrivalKind::Normal, ArrivalKind::Poisson };
    for (qsizetype i = 0; i < arrivals.size(); ++i) {
        Schedule &schedule = result.properties[i].schedule;
        schedule.sampleEvery = 5ms;
        schedule.jitter = { .value = 10, .isPercent = true };
        schedule.arrival = arrivals.at(i);
    }
    return result;
}

QByteArray lineOf(const Message &message, WallTime time)
{
    return QByteArray::number(qint64(time.time_since_epoch().count())) + ' ' + message.topic + ' '
        + message.payload;
}

/// A pipeline on the scheduler, as in a run; writes down what it makes.
class Recorder final : public Scheduled
{
public:
    Recorder(DevicePipeline pipeline, QList<QByteArray> &made)
        : m_pipeline(std::move(pipeline))
        , m_made(made)
    {
    }

    WallTime nextDue() const override { return m_pipeline.nextDue(); }

    void runUntil(WallTime now) override
    {
        m_pipeline.advance(now, m_step);
        for (const OutgoingMessage &outgoing : m_step.messages)
            m_made.append(lineOf(outgoing.message, outgoing.time));
    }

    void skipTo(WallTime now) override { m_pipeline.skipTo(now); }

private:
    DevicePipeline m_pipeline;
    QList<QByteArray> &m_made;
    DevicePipeline::Step m_step;
};

} // namespace

/// What a preview shows is what a run makes, whatever its pace.
class TestPreview : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anyTimeScaleMakesTheSameMessages_data();
    void anyTimeScaleMakesTheSameMessages();
    void endsAfterTheMostMessages();
    void devicesComeInTheOrderOfTheirTimes();

private:
    static SimulationSetup setupOf(const QList<ResolvedDevice> &devices)
    {
        SimulationSetup setup;
        setup.devices = devices;
        for (qsizetype i = 0; i < devices.size(); ++i)
            setup.connections.append(SimulationSetup::Connection());
        setup.start = kStart;
        setup.seed = 7;
        return setup;
    }
};

void TestPreview::anyTimeScaleMakesTheSameMessages_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("0.1x") << 0.1;
    QTest::newRow("1x") << 1.0;
    QTest::newRow("100x") << 100.0;
}

void TestPreview::anyTimeScaleMakesTheSameMessages()
{
    QFETCH(double, scale);
    // Two that begin together, and one between: the order of the devices counts, too.
    const QList<ResolvedDevice> devices { scheduledDevice(u"a"_s, 3ms),
        scheduledDevice(u"b"_s, 3ms), scheduledDevice(u"c"_s, 1ms) };
    const WallTime end = kStart + 100ms;
    const SystemClock system;
    SimulatedClock clock(system, kStart, scale);
    RunScheduler scheduler(clock);
    QList<QByteArray> made;
    std::vector<std::unique_ptr<Recorder>> recorders;
    for (const ResolvedDevice &device : devices) {
        auto pipeline = DevicePipeline::make(device, Endpoint().topicPrefix, 7, kStart);
        QVERIFY(pipeline);
        recorders.push_back(std::make_unique<Recorder>(std::move(*pipeline), made));
        scheduler.add(*recorders.back());
    }
    scheduler.setEnd(end);
    QSignalSpy ended(&scheduler, &RunScheduler::reachedEnd);
    scheduler.start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 15'000);
    scheduler.clear();

    QList<QByteArray> previewed;
    const Preview preview = previewMessages(setupOf(devices), 500);
    for (const PreviewMessage &message : preview.messages) {
        if (message.time <= end)
            previewed.append(lineOf(message.message, message.time));
    }
    QVERIFY(previewed.size() > 180 && previewed.size() < 500);
    QCOMPARE(made, previewed);
}

void TestPreview::endsAfterTheMostMessages()
{
    SimulationSetup setup = setupOf({ scheduledDevice(u"d1"_s, 0ms) });
    const Preview unlimited = previewMessages(setup, 10);
    QCOMPARE(unlimited.messages.size(), 10);
    setup.options.maxMessages = 6;
    const Preview limited = previewMessages(setup, 10);
    QCOMPARE(limited.messages.size(), 6);
    QCOMPARE(limited.messages.last().message, unlimited.messages.at(5).message);
}

void TestPreview::devicesComeInTheOrderOfTheirTimes()
{
    const Preview preview = previewMessages(
        setupOf({ scheduledDevice(u"late"_s, 2ms), scheduledDevice(u"early"_s, 1ms) }), 8);
    QCOMPARE(preview.messages.constFirst().device, u"early"_s);
    QVERIFY(preview.messages.constFirst().time == kStart + 1ms);
    QCOMPARE(preview.messages.at(4).device, u"late"_s);
    QVERIFY(preview.messages.at(4).time == kStart + 2ms);
}

QTEST_GUILESS_MAIN(TestPreview)

#include "tst_preview.moc"
