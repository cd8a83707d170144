// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/connectlimiter.h"
#include "core/link/topiccache.h"
#include "core/link/transportfactory.h"
#include "core/run/devicerunner.h"
#include "core/run/errorlog.h"
#include "core/run/fingerprint.h"
#include "core/run/localplatform.h"
#include "core/run/runoptions.h"
#include "core/run/runscheduler.h"
#include "core/run/runsnapshot.h"
#include "core/run/runstatistics.h"
#include "core/run/simulationhost.h"
#include "core/run/sourceworld.h"
#include "core/run/storeandforward.h"

#include <memory>
#include <vector>

namespace sim {

/// Everything that a run needs, decided before it begins.
struct SimulationSetup
{
    struct Connection
    {
        Endpoint endpoint;
        QString secret; ///< empty for local runs
        QString keyPassphrase;
    };

    QList<ResolvedDevice> devices;
    QList<Connection> connections; ///< one for each device, same order
    RunOptions options;
    double timeScale = 1;
    quint64 seed = 1;
    WallTime start {};
};

/// One run: all device runners, one simulated clock, one seed, and the local platform where wanted.
///
/// Made for one run and thrown away after finished(), never inside of a signal (deleteLater() is
/// fine there); all other calls are welcome inside of every signal. Thread: the engine's;
/// everything is called there.
class Simulation : public QObject
{
    Q_OBJECT

public:
    Simulation(
        SimulationSetup setup, const Clock &clock, TrafficJournal &journal, SeriesStore &series);
    ~Simulation() override;

    void start();
    void pause();
    void resume();
    void stop();
    void setTimeScale(double scale);
    void replaceProperty(const QString &device, const ResolvedProperty &property);
    void setManualValue(const QString &device, const QString &property, const Value &value);
    void connectDevice(const QString &device);
    void disconnectDevice(const QString &device);
    void publish(const ComposedMessage &composed);

    RunSnapshot snapshot() const;

signals:
    void stateChanged(sim::RunState state);
    void snapshotMade(const sim::RunSnapshot &snapshot);
    void errorRaised(const QString &device, const sim::Error &error);
    void noticed(const QString &device, const QString &text);
    void composed(const sim::ComposedMessage &composed, bool isSent, const QString &reason);
    void finished(const sim::RunSnapshot &snapshot);

private:
    class Seat; // a runner in the scheduler

    void begin();
    void makeStorage();
    bool openJournal();
    void restoreQueues();
    int connectsPerSecond() const;
    void prepareDescriptors();
    bool addRunner(qsizetype index, const RunContext &context);
    LinkSettings linkSettings(qsizetype index) const;
    void connectRunner(DeviceRunner &runner);
    void onLinkState(const QString &device, DeviceLink::State state);
    void onFirstTryFailed(const QString &device);
    void raise(const QString &device, const Error &error);
    void setState(RunState state);
    void tick();
    void checkDrained();
    bool isDrained() const;
    void closeConnections();
    void finish();
    DeviceRunner *runner(const QString &device) const;
    void countRequested();
    double achievedSamples(quint64 generated) const;
    RunCounts counts() const;
    RunSnapshot snapshot(const RunCounts &counts) const;

    SimulationSetup m_setup;
    const Clock &m_clock;
    TrafficJournal &m_journal;
    SeriesStore &m_series;
    SimulatedClock m_simulated;
    SourceWorld m_world; ///< outlives the pipelines
    RunScheduler m_scheduler;
    TransportFactory m_transports;
    TopicCache m_topics;
    MessageBudget m_budget;
    DevicePipeline::Step m_step; ///< of the device that is doing something
    std::unique_ptr<ConnectLimiter> m_limiter;
    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<StoreAndForward> m_storage; ///< made on the engine's thread: it has a timer
    std::vector<std::unique_ptr<Seat>> m_seats;
    QHash<QString, DeviceRunner *> m_runners;
    QSet<QString> m_connected; ///< were online at least once
    QSet<QString> m_failedFirst; ///< whose first try failed
    std::optional<quint64> m_onlineAtStop;
    Fingerprint m_fingerprint;
    RateMeter m_rates; ///< messages
    RateMeter m_sampleRate;
    double m_samplesRequested = 0; ///< per simulated second
    ErrorLog m_errors;
    QTimer m_ticker; ///< snapshots, ten a second at the most
    QTimer m_drainTimer; ///< end of the run: looks whether all is delivered
    MonotonicTime m_drainDeadline {};
    MonotonicTime m_runningSince {};
    Microseconds m_elapsed { 0 };
    RunState m_state = RunState::Idle;
};

} // namespace sim
