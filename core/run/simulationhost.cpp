// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulationhost.h"

#include "core/feed/topics.h"
#include "core/modifier/modifier.h"
#include "core/run/runerrors.h"
#include "core/run/runsetup.h"
#include "core/run/simulation.h"
#include "core/source/source.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QPointer>
#include <QtCore/QThread>

using namespace Qt::StringLiterals;

namespace sim {

KindCatalogues allKinds()
{
    return { .sources = sourceCatalogue(),
        .modifiers = modifierCatalogue(),
        .checkPropertyName = checkPropertyName,
        .checkDeviceId = checkDeviceId };
}

namespace {

    /// Ends the engine's thread. What asked to be deleted later goes first, and what that deletion
    /// left behind.
    void endThread()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QThread::currentThread()->quit();
    }

} // namespace

class SimulationHost::Private
{
public:
    Private(const KindCatalogues &givenCatalogues, const Clock &givenClock)
        : catalogues(givenCatalogues)
        , clock(givenClock)
    {
    }

    /// Carries out \a call on the engine's thread, if there is a run.
    template <typename Call>
    void post(Call call)
    {
        if (simulation == nullptr)
            return;
        QMetaObject::invokeMethod(
            simulation, [target = simulation, call] { call(*target); }, Qt::QueuedConnection);
    }

    const KindCatalogues &catalogues;
    const Clock &clock;
    TrafficJournal journal;
    SeriesStore series;
    QThread thread;
    QObject *engine = new QObject; ///< lives on `thread`, and goes with it
    /// Lives on `thread`, and goes there when its finished() has come here: not before, so that
    /// nobody here talks to one that is gone.
    Simulation *simulation = nullptr;
    RunSnapshot newest;
};

SimulationHost::SimulationHost(
    const KindCatalogues &catalogues, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(catalogues, clock))
{
    qRegisterMetaType<RunSnapshot>();
    qRegisterMetaType<RunState>();
    qRegisterMetaType<Error>();
    qRegisterMetaType<ComposedMessage>();
    d->thread.setObjectName(u"engine"_s);
    d->engine->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->engine, &QObject::deleteLater);
    d->thread.start();
}

SimulationHost::~SimulationHost()
{
    const QPointer<Simulation> left(d->simulation); // looked at in its own thread only
    if (d->simulation != nullptr) {
        Simulation *simulation = d->simulation;
        simulation->disconnect(this);
        connect(
            simulation, &QObject::destroyed, d->engine, [] { QThread::currentThread()->quit(); });
        connect(simulation, &Simulation::finished, simulation, &QObject::deleteLater);
        d->post([](Simulation &running) {
            if (running.snapshot().state == RunState::Finished)
                running.deleteLater(); // it was about to tell us
            else
                running.stop();
        });
        constexpr auto kLimit = std::chrono::seconds(2);
        d->thread.wait(QDeadlineTimer(kLimit));
    }
    QMetaObject::invokeMethod(
        d->engine,
        [left] {
            delete left.data(); // what took longer than the limit
            endThread();
        },
        Qt::QueuedConnection);
    d->thread.wait();
}

QList<Error> SimulationHost::start(
    const Profile &profile, const RunOptions &options, SecretStore &secrets)
{
    if (d->simulation != nullptr)
        return { Error(errors::kAlreadyRunning) };
    RunPlan plan = planRun(profile, options, d->catalogues, secrets, d->clock.wall());
    if (!plan.errors.isEmpty())
        return plan.errors;
    d->journal.clear();
    d->journal.setMaxRows(options.isRecorded ? TrafficJournal::kMaxRows : 1);
    d->series.clear();
    auto *simulation = new Simulation(std::move(plan.setup), d->clock, d->journal, d->series);
    d->simulation = simulation;
    simulation->moveToThread(&d->thread);
    // Whatever ends the thread, the run goes with it.
    connect(&d->thread, &QThread::finished, simulation, &QObject::deleteLater);
    connect(simulation, &Simulation::stateChanged, this, [this](RunState state) {
        d->newest.state = state;
        emit stateChanged(state);
    });
    connect(simulation, &Simulation::snapshotMade, this, [this](const RunSnapshot &snapshot) {
        d->newest = snapshot;
        emit snapshotChanged(snapshot);
    });
    connect(simulation, &Simulation::errorRaised, this, &SimulationHost::errorRaised);
    connect(simulation, &Simulation::noticed, this, &SimulationHost::noticed);
    connect(simulation, &Simulation::composed, this, &SimulationHost::composed);
    connect(simulation, &Simulation::finished, this, [this](const RunSnapshot &snapshot) {
        std::exchange(d->simulation, nullptr)->deleteLater();
        d->newest = snapshot;
        emit finished(snapshot);
    });
    d->post([](Simulation &fresh) { fresh.start(); });
    return {};
}

void SimulationHost::pause()
{
    d->post([](Simulation &simulation) { simulation.pause(); });
}

void SimulationHost::resume()
{
    d->post([](Simulation &simulation) { simulation.resume(); });
}

void SimulationHost::stop()
{
    d->post([](Simulation &simulation) { simulation.stop(); });
}

void SimulationHost::setTimeScale(double scale)
{
    d->post([scale](Simulation &simulation) { simulation.setTimeScale(scale); });
}

void SimulationHost::replaceProperty(const QString &device, const ResolvedProperty &property)
{
    d->post([device, property](
                Simulation &simulation) { simulation.replaceProperty(device, property); });
}

void SimulationHost::setManualValue(
    const QString &device, const QString &property, const Value &value)
{
    d->post([device, property, value](
                Simulation &simulation) { simulation.setManualValue(device, property, value); });
}

void SimulationHost::connectDevice(const QString &device)
{
    d->post([device](Simulation &simulation) { simulation.connectDevice(device); });
}

void SimulationHost::disconnectDevice(const QString &device)
{
    d->post([device](Simulation &simulation) { simulation.disconnectDevice(device); });
}

void SimulationHost::publish(const ComposedMessage &composedMessage)
{
    if (d->simulation == nullptr) {
        emit composed(composedMessage, false, Error(errors::kNotRunning).message());
        return;
    }
    d->post([composedMessage](Simulation &simulation) { simulation.publish(composedMessage); });
}

RunSnapshot SimulationHost::snapshot() const
{
    return d->newest;
}

TrafficJournal &SimulationHost::journal()
{
    return d->journal;
}

SeriesStore &SimulationHost::series()
{
    return d->series;
}

} // namespace sim
