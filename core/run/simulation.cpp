// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulation.h"

#include "core/base/logging.h"
#include "core/feed/topics.h"
#include "core/run/descriptorlimit.h"
#include "core/run/runerrors.h"
#include "core/run/simulationseat.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr Milliseconds kSnapshotInterval = 100ms;
    constexpr qsizetype kDevicesPerMillisecond = 20;
    constexpr auto kDrainInterval = 10ms;
    constexpr Microseconds kDrainTime = 2s;
    constexpr int kPlainConnectsPerSecond = 500; // reliability, section 3
    constexpr int kTlsConnectsPerSecond = 100;
    constexpr int kOpenHandshakes = 256;
    constexpr qsizetype kOtherDescriptors = 100; // performance, section 2

    /// A snapshot visits every device: ten a second, or as many as take a small part of the time.
    Milliseconds snapshotInterval(qsizetype devices)
    {
        return std::max(kSnapshotInterval, Milliseconds(devices / kDevicesPerMillisecond));
    }

} // namespace

Simulation::Simulation(
    SimulationSetup setup, const Clock &clock, TrafficJournal &journal, SeriesStore &series)
    : m_setup(std::move(setup))
    , m_clock(clock)
    , m_journal(journal)
    , m_series(series)
    , m_simulated(clock, m_setup.start, m_setup.timeScale)
    , m_world(m_setup.options.folder)
    , m_scheduler(m_simulated, this)
    , m_transports(m_setup.options.sockets)
    , m_budget(m_setup.options.maxMessages)
    , m_ticker(this)
    , m_drainTimer(this)
{
    m_simulated.pause();
    m_ticker.setInterval(snapshotInterval(m_setup.devices.size()));
    connect(&m_ticker, &QTimer::timeout, this, &Simulation::tick);
    m_drainTimer.setInterval(kDrainInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &Simulation::checkDrained);
    connect(&m_scheduler, &RunScheduler::reachedEnd, this, &Simulation::stop);
    connect(&m_scheduler, &RunScheduler::overslept, this, [this](Microseconds time) {
        const auto seconds = std::chrono::round<std::chrono::seconds>(time).count();
        emit noticed({},
            tr("This computer slept for %1 s: what was due meanwhile is left out, unless its "
               "schedule says catchUp.")
                .arg(seconds));
    });
}

Simulation::~Simulation()
{
    m_scheduler.clear();
}

void Simulation::start()
{
    Q_ASSERT(m_state == RunState::Idle);
    setState(RunState::Starting);
    prepareDescriptors();
    if (m_state != RunState::Starting) // somebody that it told thought better of it
        return;
    m_ticker.start();
    if (!m_setup.options.isLocal) {
        begin();
        return;
    }
    m_platform = std::make_unique<LocalPlatform>(
        m_setup.devices, m_setup.connections.constFirst().endpoint.topicPrefix, m_clock);
    connect(m_platform.get(), &LocalPlatform::ready, this, [this] {
        if (m_state == RunState::Starting)
            begin();
    });
    connect(m_platform.get(), &LocalPlatform::failed, this, [this](const Error &error) {
        raise({}, error);
        if (m_state == RunState::Starting)
            finish();
    });
    m_platform->start();
}

void Simulation::begin()
{
    m_limiter = std::make_unique<ConnectLimiter>(connectsPerSecond(), kOpenHandshakes, m_clock);
    makeStorage();
    if (!openJournal()) {
        finish();
        return;
    }
    const RunContext context { .clock = m_clock,
        .journal = m_journal,
        .storage = *m_storage,
        .series = m_setup.options.isRecorded ? &m_series : nullptr,
        .limiter = m_limiter.get(),
        .transports = &m_transports,
        .topics = &m_topics,
        .step = &m_step,
        .budget = &m_budget,
        .seed = m_setup.seed };
    for (qsizetype i = 0; i < m_setup.devices.size(); ++i) {
        if (!addRunner(i, context)) {
            finish();
            return;
        }
    }
    countRequested();
    restoreQueues();
    m_simulated.resume();
    m_runningSince = m_clock.monotonic();
    if (m_setup.options.duration)
        m_scheduler.setEnd(m_setup.start + m_simulated.scaled(*m_setup.options.duration));
    setState(RunState::Running);
    for (const auto &seat : m_seats) {
        if (m_state != RunState::Running && m_state != RunState::Paused)
            return;
        seat->runner.link().connectToBroker();
    }
    if (m_state == RunState::Running)
        m_scheduler.start();
}

int Simulation::connectsPerSecond() const
{
    if (m_setup.options.connectRate)
        return *m_setup.options.connectRate;
    const bool isAnyEncrypted = std::any_of(m_setup.connections.cbegin(),
        m_setup.connections.cend(), [](const SimulationSetup::Connection &connection) {
            return isEncrypted(connection.endpoint.transport);
        });
    return isAnyEncrypted ? kTlsConnectsPerSecond : kPlainConnectsPerSecond;
}

/// A connection takes a descriptor, and a fleet more than the usual 1,024.
void Simulation::prepareDescriptors()
{
    const auto limit = raiseDescriptorLimit();
    const qsizetype needed = m_setup.devices.size() + kOtherDescriptors;
    if (limit && needed > *limit)
        emit noticed({},
            tr("The system lets this program open %1 connections and files, and %2 devices need "
               "%3: some will not connect. Raise the limit (ulimit -n), or run fewer devices.")
                .arg(*limit)
                .arg(m_setup.devices.size())
                .arg(needed));
}

bool Simulation::addRunner(qsizetype index, const RunContext &context)
{
    const ResolvedDevice &device = m_setup.devices.at(index);
    const LinkSettings settings = linkSettings(index);
    auto pipeline = DevicePipeline::make(
        device, settings.endpoint.topicPrefix, m_setup.seed, m_setup.start, m_world.context());
    if (!pipeline) {
        raise(device.id, pipeline.error());
        return false;
    }
    m_seats.push_back(std::make_unique<Seat>(std::move(*pipeline), settings, context));
    DeviceRunner &runner = m_seats.back()->runner;
    m_runners.insert(device.id, &runner);
    connectRunner(runner);
    m_scheduler.add(*m_seats.back());
    return true;
}

LinkSettings Simulation::linkSettings(qsizetype index) const
{
    const ResolvedDevice &device = m_setup.devices.at(index);
    const SimulationSetup::Connection &connection = m_setup.connections.at(index);
    LinkSettings settings;
    settings.endpoint = connection.endpoint;
    settings.clientId = device.deviceId;
    settings.username = device.credentials.keyId;
    settings.password = connection.secret;
    settings.keyPassphrase = connection.keyPassphrase;
    if (m_platform) {
        settings.endpoint = m_platform->endpoint(
            connection.endpoint, m_setup.options.transport.value_or(connection.endpoint.transport));
        settings.username = LocalPlatform::keyId(device);
        settings.password = m_platform->secret(device);
    }
    settings.filters = { Topics(settings.endpoint.topicPrefix).commandFilter(device.deviceId) };
    return settings;
}

void Simulation::connectRunner(DeviceRunner &runner)
{
    const QString id = runner.device().id;
    if (runner.isReproducible()) {
        Fingerprint::Stream &stream = m_fingerprint.stream(id);
        connect(&runner, &DeviceRunner::made, this,
            [&stream](const DeviceRunner *, const Message &message) { stream.add(message); });
    }
    if (m_setup.options.maxMessages) {
        connect(&runner, &DeviceRunner::made, this, [this] {
            if (m_budget.isSpent())
                QMetaObject::invokeMethod(this, &Simulation::stop, Qt::QueuedConnection);
        });
    }
    if (m_platform) {
        connect(&runner, &DeviceRunner::left, this,
            [this](quint64, const Message &message) { m_platform->sent(message); });
    }
    connect(&runner, &DeviceRunner::errorRaised, this, &Simulation::raise);
    connect(&runner.link(), &DeviceLink::stateChanged, this,
        [this, id](DeviceLink::State state) { onLinkState(id, state); });
    connect(&runner.link(), &DeviceLink::noticed, this,
        [this, id](const QString &text) { emit noticed(id, text); });
}

void Simulation::onLinkState(const QString &device, DeviceLink::State state)
{
    if (state == DeviceLink::State::Online)
        m_connected.insert(device);
    const bool isFailure
        = state == DeviceLink::State::WaitingToRetry || state == DeviceLink::State::Failed;
    if (isFailure && !m_connected.contains(device))
        onFirstTryFailed(device);
}

void Simulation::onFirstTryFailed(const QString &device)
{
    m_failedFirst.insert(device);
    const bool isHopeless = m_setup.options.endsWhenNoneConnects && m_connected.isEmpty()
        && m_failedFirst.size() == m_setup.devices.size();
    if (isHopeless && m_state == RunState::Running)
        QMetaObject::invokeMethod(this, &Simulation::stop, Qt::QueuedConnection);
}

void Simulation::pause()
{
    if (m_state != RunState::Running)
        return;
    m_scheduler.stop();
    m_simulated.pause();
    m_elapsed += m_clock.monotonic() - m_runningSince;
    setState(RunState::Paused);
}

void Simulation::resume()
{
    if (m_state != RunState::Paused)
        return;
    m_runningSince = m_clock.monotonic();
    m_simulated.resume();
    setState(RunState::Running);
    m_scheduler.start();
}

void Simulation::setTimeScale(double scale)
{
    if (scale <= 0)
        return;
    // The rest of a limited run keeps its length in real time.
    const auto end = m_scheduler.end();
    const Microseconds rest = end ? m_simulated.until(*end) : Microseconds(0);
    m_simulated.setScale(scale);
    if (end)
        m_scheduler.setEnd(m_simulated.now() + m_simulated.scaled(rest));
    if (m_state == RunState::Running)
        m_scheduler.start();
}

void Simulation::stop()
{
    if (m_state == RunState::Starting) {
        finish();
        return;
    }
    if (m_state != RunState::Running && m_state != RunState::Paused)
        return;
    if (m_scheduler.isAtWork()) { // a device in the middle of a step has told something
        QMetaObject::invokeMethod(this, &Simulation::stop, Qt::QueuedConnection);
        return;
    }
    if (m_state == RunState::Running)
        m_elapsed += m_clock.monotonic() - m_runningSince;
    m_scheduler.stop();
    const WallTime end = std::min(m_simulated.now(), m_scheduler.end().value_or(WallTime::max()));
    m_simulated.pause();
    setState(RunState::Stopping);
    for (const auto &seat : m_seats) {
        seat->runner.flush(end);
        if (!m_storage->journal) // with it, what does not leave in time is not lost
            seat->runner.publisher().setUnpaced();
    }
    m_drainDeadline = m_clock.monotonic() + kDrainTime;
    m_drainTimer.start();
}

void Simulation::checkDrained()
{
    if (!isDrained() && m_clock.monotonic() < m_drainDeadline)
        return;
    m_drainTimer.stop();
    if (m_onlineAtStop) {
        finish();
        return;
    }
    closeConnections();
}

bool Simulation::isDrained() const
{
    if (m_onlineAtStop) { // connections are closing
        return std::all_of(m_seats.cbegin(), m_seats.cend(), [](const auto &seat) {
            return seat->runner.link().state() == DeviceLink::State::Offline;
        });
    }
    const bool isSent = std::all_of(m_seats.cbegin(), m_seats.cend(), [](const auto &seat) {
        const bool isOnline = seat->runner.link().state() == DeviceLink::State::Online;
        return !isOnline || seat->runner.publisher().isIdle();
    });
    return isSent && (!m_platform || m_platform->roundTrip().open() == 0);
}

void Simulation::closeConnections()
{
    m_onlineAtStop = counts().online;
    quint64 lost = 0;
    for (const auto &seat : m_seats) {
        // What a clean session has not acknowledged comes back to the queue with its end.
        seat->runner.link().disconnectFromBroker();
        lost += seat->runner.publisher().abandonQueue();
    }
    if (lost > 0)
        raise({}, Error(errors::kNotDelivered, { QString::number(lost) }));
    m_drainDeadline = m_clock.monotonic() + kDrainTime;
    m_drainTimer.start();
}

void Simulation::finish()
{
    if (m_state == RunState::Finished)
        return;
    m_ticker.stop();
    m_drainTimer.stop();
    m_scheduler.stop();
    RunSnapshot closing = snapshot();
    closing.fingerprint = m_fingerprint.text();
    if (m_platform)
        m_platform->stop();
    setState(RunState::Finished);
    closing.state = RunState::Finished;
    emit snapshotMade(closing);
    emit finished(closing);
}

void Simulation::replaceProperty(const QString &device, const ResolvedProperty &property)
{
    DeviceRunner *found = runner(device);
    if (found == nullptr)
        return;
    found->replaceProperty(property);
    countRequested();
    if (m_platform)
        m_platform->setDevice(found->device());
    // Its next due time may be earlier now.
    if (m_state == RunState::Running)
        m_scheduler.start();
}

void Simulation::setManualValue(const QString &device, const QString &property, const Value &value)
{
    if (DeviceRunner *found = runner(device))
        found->setManualValue(property, value);
}

void Simulation::connectDevice(const QString &device)
{
    if (DeviceRunner *found = runner(device))
        found->link().connectToBroker();
}

void Simulation::disconnectDevice(const QString &device)
{
    if (DeviceRunner *found = runner(device))
        found->link().disconnectFromBroker();
}

void Simulation::publish(const ComposedMessage &message)
{
    DeviceRunner *found = runner(message.device);
    if (found == nullptr) {
        emit composed(message, false, Error(errors::kUnknownDevice, { message.device }).message());
        return;
    }
    const auto published = found->publishComposed(message.message, m_simulated.now());
    switch (published.fate) {
    case Fate::Sent:
        emit composed(message, true, {});
        return;
    case Fate::Queued:
        emit composed(
            message, false, tr("Queued: the device is not online yet. It leaves when it is."));
        return;
    case Fate::Acknowledged:
    case Fate::Dropped:
    case Fate::Refused:
    case Fate::Received:
        emit composed(message, false, tr("Not sent. See the traffic list for the reason."));
        return;
    }
    Q_UNREACHABLE();
}

void Simulation::raise(const QString &device, const Error &error)
{
    const DeviceRunner *found = runner(device);
    if (m_errors.add(device, found == nullptr ? device : found->device().name, error))
        qCWarning(logs::run).noquote() << error.message();
    emit errorRaised(device, error);
}

void Simulation::setState(RunState state)
{
    m_state = state;
    emit stateChanged(state);
}

void Simulation::tick()
{
    const RunCounts now = counts();
    m_rates.add(m_clock.monotonic(), now.published, now.publishedBytes);
    m_sampleRate.add(m_clock.monotonic(), now.generated, 0);
    emit snapshotMade(snapshot(now));
}

DeviceRunner *Simulation::runner(const QString &device) const
{
    return m_runners.value(device);
}

} // namespace sim
