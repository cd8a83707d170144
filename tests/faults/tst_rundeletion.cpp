// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runsetup.h"
#include "core/run/simulationhost.h"
#include "support/brokerthread.h"
#include "support/fullscale.h"

#include <QtCore/QEventLoop>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

enum class Moment {
    Starting,
    Running,
    Paused,
    Stopping,
    FinishedState,
    Finished,
    Snapshot,
    Online, ///< a snapshot that says so
    Error,
    Noticed,
    Composed,
};
constexpr int kMoments = 11;

enum class HostAction {
    Quit, ///< host, engine thread and all
    Close, ///< the project: the run stops
    Open, ///< another project: the run stops, another begins as soon as it may
    Disconnect, ///< one device
    Reconnect,
    Edit, ///< a property of a device
    PauseAndResume,
};
constexpr int kHostActions = 7;

enum class RunAction {
    Delete, ///< as the engine does it: later
    Stop,
    PauseAndResume,
    Disconnect,
    Reconnect,
    Edit,
    Publish,
};
constexpr int kRunActions = 7;

Profile profileFor(quint16 port)
{
    Profile profile;
    Endpoint endpoint;
    endpoint.id = u"e"_s;
    endpoint.transport = TransportKind::Tcp;
    endpoint.host = u"127.0.0.1"_s;
    endpoint.port = port;
    endpoint.reconnect = { .first = 1ms, .max = 2ms };
    profile.endpoints = { endpoint };
    Property property;
    property.definition.id = u"temperature"_s;
    property.source = { .kind = u"constant"_s, .parameters = { { u"value"_s, 1.0 } } };
    property.schedule.sampleEvery = 1ms;
    DeviceType type;
    type.id = u"t"_s;
    type.endpoint = u"e"_s;
    type.properties = { property };
    profile.deviceTypes = { type };
    for (const QString &id : { u"a"_s, u"b"_s }) {
        Device device;
        device.id = id;
        device.type = u"t"_s;
        device.name = id;
        device.deviceId = u"_dev_00000000000000000"_s + QString::number(profile.devices.size());
        device.credentials = { .keyId = u"_key_1"_s, .secretRef = u"keychain:k"_s };
        profile.devices.append(device);
    }
    return profile;
}

ComposedMessage composedMessage()
{
    return { .device = u"a"_s, .message = { .topic = "t"_ba, .payload = "1"_ba } };
}

} // namespace

/// C17 of the reliability page, for whole runs: whatever is done inside of whichever callback.
class RunDeletionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void c17AnythingInsideAnyCallbackOfTheHost_data();
    void c17AnythingInsideAnyCallbackOfTheHost();
    void c17AnythingInsideAnyCallbackOfTheRun_data();
    void c17AnythingInsideAnyCallbackOfTheRun();

private:
    void prepare(Moment moment);
    void runHost(Moment moment, HostAction action);
    void actOnHost(HostAction action);
    void runSimulation(Moment moment, RunAction action);
    void actOnRun(RunAction action);
    template <typename Run>
    void watch(Run &run, Moment moment, const std::function<void()> &act);
    template <typename Run>
    void provoke(Run &run, Moment moment);
    void loopUntilDone(const std::function<void()> &tick);

    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    SessionSecrets m_secrets;
    std::unique_ptr<BrokerThread> m_broker;
    std::unique_ptr<SimulationHost> m_host;
    QPointer<Simulation> m_run;
    QEventLoop *m_loop = nullptr;
    Profile m_profile;
    ResolvedProperty m_property;
    bool m_isOver = false; ///< the run of this round has ended
    int m_acts = 0;
};

void RunDeletionTest::init()
{
    m_secrets.set(u"keychain:k"_s, u"s3cret"_s);
    m_broker = std::make_unique<BrokerThread>();
    QVERIFY(m_broker->isListening());
}

void RunDeletionTest::prepare(Moment moment)
{
    m_acts = 0;
    m_isOver = false;
    m_broker->call([moment](TinyBroker &broker) {
        broker.dropAll();
        broker.script.suback = moment == Moment::Noticed ? char(0x80) : char(0);
    });
    m_profile = profileFor(m_broker->port());
    const RunPlan plan = planRun(m_profile, {}, m_kinds, m_secrets, m_clock.wall());
    QVERIFY(plan.errors.isEmpty());
    m_property = plan.setup.devices.constFirst().properties.constFirst();
}

/// Calls \a act when \a moment comes, within the callback.
template <typename Run>
void RunDeletionTest::watch(Run &run, Moment moment, const std::function<void()> &act)
{
    const auto on = [moment, act](Moment now) {
        if (now == moment)
            act();
    };
    connect(&run, &Run::stateChanged, this, [on](RunState state) {
        const QMap<RunState, Moment> moments { { RunState::Starting, Moment::Starting },
            { RunState::Running, Moment::Running }, { RunState::Paused, Moment::Paused },
            { RunState::Stopping, Moment::Stopping },
            { RunState::Finished, Moment::FinishedState } };
        if (moments.contains(state))
            on(moments.value(state));
    });
    connect(&run, &Run::finished, this, [this, on] {
        m_isOver = true;
        on(Moment::Finished);
    });
    const auto onSnapshot = [on](const RunSnapshot &snapshot) {
        on(Moment::Snapshot);
        if (snapshot.counts.online > 0 && snapshot.state == RunState::Running)
            on(Moment::Online);
    };
    if constexpr (std::is_same_v<Run, Simulation>)
        connect(&run, &Run::snapshotMade, this, onSnapshot);
    else
        connect(&run, &Run::snapshotChanged, this, onSnapshot);
    connect(&run, &Run::errorRaised, this, [on] { on(Moment::Error); });
    connect(&run, &Run::noticed, this, [on] { on(Moment::Noticed); });
    connect(&run, &Run::composed, this, [on] { on(Moment::Composed); });
}

/// What makes \a moment come.
template <typename Run>
void RunDeletionTest::provoke(Run &run, Moment moment)
{
    const RunSnapshot snapshot = run.snapshot();
    if (snapshot.state != RunState::Running)
        return;
    switch (moment) {
    case Moment::Paused:
        run.pause();
        return;
    case Moment::Stopping:
    case Moment::Finished:
    case Moment::FinishedState:
        run.stop();
        return;
    case Moment::Error:
        m_broker->call([](TinyBroker &broker) { broker.dropAll(); });
        return;
    case Moment::Composed:
        run.publish(composedMessage());
        return;
    default:
        return;
    }
}

void RunDeletionTest::loopUntilDone(const std::function<void()> &tick)
{
    QEventLoop loop;
    m_loop = &loop;
    QTimer provoker;
    QObject::connect(&provoker, &QTimer::timeout, this, tick);
    provoker.start(1ms);
    QTimer::singleShot(20s, &loop, &QEventLoop::quit);
    loop.exec();
    m_loop = nullptr;
}

void RunDeletionTest::c17AnythingInsideAnyCallbackOfTheHost_data()
{
    QTest::addColumn<int>("action");
    const char *names[kHostActions] { "quit", "close", "open another", "disconnect", "reconnect",
        "edit", "pause" };
    for (int action = 0; action < kHostActions; ++action)
        QTest::newRow(names[action]) << action;
}

void RunDeletionTest::c17AnythingInsideAnyCallbackOfTheHost()
{
    QFETCH(int, action);
    const int rounds = scaled(1, 91); // with 11 moments: 1,000 times each action
    for (int round = 0; round < rounds; ++round) {
        for (int moment = 0; moment < kMoments; ++moment) {
            runHost(Moment(moment), HostAction(action));
            QVERIFY2(m_acts > 0, qPrintable(u"moment %1 never came"_s.arg(moment)));
        }
    }
}

void RunDeletionTest::runHost(Moment moment, HostAction action)
{
    prepare(moment);
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    watch(*m_host, moment, [this, action] { actOnHost(action); });
    QVERIFY(m_host->start(m_profile, {}, m_secrets).isEmpty());
    loopUntilDone([this, moment] {
        if (m_host && m_acts == 0)
            provoke(*m_host, moment);
    });
    m_host.reset();
}

void RunDeletionTest::actOnHost(HostAction action)
{
    if (++m_acts > 1)
        return;
    QTimer::singleShot(5ms, m_loop, &QEventLoop::quit); // what it set off goes on for a while
    switch (action) {
    case HostAction::Quit:
        m_host.reset();
        m_loop->quit();
        return;
    case HostAction::Close:
        m_host->stop();
        return;
    case HostAction::Open:
        m_host->stop();
        m_host->start(m_profile, {}, m_secrets); // refused while the old one is under way
        return;
    case HostAction::Disconnect:
        m_host->disconnectDevice(u"a"_s);
        return;
    case HostAction::Reconnect:
        m_host->disconnectDevice(u"a"_s);
        m_host->connectDevice(u"a"_s);
        return;
    case HostAction::Edit:
        m_host->replaceProperty(u"a"_s, m_property);
        m_host->setManualValue(u"a"_s, u"temperature"_s, Value(2.0));
        m_host->setTimeScale(10);
        return;
    case HostAction::PauseAndResume:
        m_host->pause();
        m_host->resume();
        return;
    }
}

void RunDeletionTest::c17AnythingInsideAnyCallbackOfTheRun_data()
{
    QTest::addColumn<int>("action");
    const char *names[kRunActions] { "delete", "stop", "pause", "disconnect", "reconnect", "edit",
        "publish" };
    for (int action = 0; action < kRunActions; ++action)
        QTest::newRow(names[action]) << action;
}

void RunDeletionTest::c17AnythingInsideAnyCallbackOfTheRun()
{
    QFETCH(int, action);
    const int rounds = scaled(1, 91);
    for (int round = 0; round < rounds; ++round) {
        for (int moment = 0; moment < kMoments; ++moment) {
            runSimulation(Moment(moment), RunAction(action));
            QVERIFY2(m_acts > 0, qPrintable(u"moment %1 never came"_s.arg(moment)));
        }
    }
}

/// In this thread, with nothing in between: calls come back in the middle of what the run does.
void RunDeletionTest::runSimulation(Moment moment, RunAction action)
{
    prepare(moment);
    RunPlan plan = planRun(m_profile, {}, m_kinds, m_secrets, m_clock.wall());
    TrafficJournal journal;
    SeriesStore series;
    m_run = new Simulation(std::move(plan.setup), m_clock, journal, series);
    int finishes = 0;
    connect(m_run, &Simulation::finished, this, [&finishes] { ++finishes; });
    watch(*m_run, moment, [this, action] { actOnRun(action); });
    m_run->start();
    loopUntilDone([this, moment, action] {
        if (!m_run || m_isOver) {
            m_loop->quit();
            return;
        }
        if (m_acts == 0)
            provoke(*m_run, moment);
        else if (action != RunAction::Stop)
            m_run->stop();
    });
    // Whatever came in between, a run ends, and once.
    if (action != RunAction::Delete)
        QCOMPARE(finishes, 1);
    delete m_run;
}

void RunDeletionTest::actOnRun(RunAction action)
{
    if (++m_acts > 1)
        return;
    switch (action) {
    case RunAction::Delete:
        m_run->deleteLater();
        return;
    case RunAction::Stop:
        m_run->stop();
        return;
    case RunAction::PauseAndResume:
        m_run->pause();
        m_run->resume();
        return;
    case RunAction::Disconnect:
        m_run->disconnectDevice(u"a"_s);
        return;
    case RunAction::Reconnect:
        m_run->disconnectDevice(u"a"_s);
        m_run->connectDevice(u"a"_s);
        return;
    case RunAction::Edit:
        m_run->replaceProperty(u"a"_s, m_property);
        m_run->setManualValue(u"a"_s, u"temperature"_s, Value(2.0));
        m_run->setTimeScale(10);
        return;
    case RunAction::Publish:
        m_run->publish(composedMessage());
        return;
    }
}

QTEST_GUILESS_MAIN(RunDeletionTest)
#include "tst_rundeletion.moc"
