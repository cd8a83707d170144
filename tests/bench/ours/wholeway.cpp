// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/wholeway.h"

#include "bench/ours/linkmaker.h"
#include "core/run/runsetup.h"

#include <QtCore/QJsonObject>
#include <QtCore/QTimer>

#include <algorithm>
#include <cmath>

namespace sim::bench {

namespace {

    using namespace std::chrono_literals;

    constexpr auto kWarmUp = 2s; ///< of publishing before the measurement
    constexpr auto kSlow = 1h; ///< of the properties that are there for their memory

    /// Connects come before the first sample, and the first samples one device after the other: all
    /// properties of a device begin together, so a start in chorus would measure that.
    constexpr auto kDelayEach = 500us;
    constexpr auto kSpreadEach = 1ms;

    Property propertyOf(const Options &options, int number)
    {
        Property property;
        property.definition.id = QStringLiteral("speed%1").arg(number);
        property.definition.decimals = 2;
        property.source = { .kind = QStringLiteral("sine"),
            .parameters = { { QStringLiteral("mean"), 20.0 }, { QStringLiteral("amplitude"), 5.0 },
                { QStringLiteral("period"), QStringLiteral("60s") } } };
        property.schedule.sampleEvery = number > 0
            ? Microseconds(kSlow)
            : Microseconds(std::llround(1e6 / options.perSecond));
        property.publish.mode = PublishMode::Raw;
        property.publish.qos = options.qos;
        return property;
    }

    Profile profileOf(const Options &options)
    {
        Endpoint endpoint;
        endpoint.id = QStringLiteral("server");
        endpoint.transport = TransportKind::Tcp;
        endpoint.host = QString::fromStdString(options.host);
        endpoint.port = static_cast<quint16>(options.port);
        endpoint.keepAlive = 60s;
        DeviceType type;
        type.id = QStringLiteral("type");
        type.endpoint = endpoint.id;
        for (int i = 0; i < options.properties; ++i)
            type.properties.append(propertyOf(options, i));
        Device group;
        group.id = QStringLiteral("bench");
        group.type = type.id;
        group.count = options.connections;
        group.idPattern = QStringLiteral("_dev_00000{n:05}");
        group.credentials
            = { .keyId = QStringLiteral("bench"), .secretRef = QStringLiteral("keychain:bench") };
        Profile profile;
        profile.endpoints = { endpoint };
        profile.deviceTypes = { type };
        profile.devices = { group };
        profile.run.startDelay = options.connections * kDelayEach;
        profile.run.spread = options.connections * kSpreadEach;
        return profile;
    }

} // namespace

WholeWay::WholeWay(const Options &options)
    : m_options(options)
{
    m_journal.setMaxRows(1); // as on the command line: nobody looks at it
}

SimulationSetup WholeWay::setup() const
{
    RunOptions options;
    options.sockets = socketKindOf(m_options);
    options.connectRate = ConnectLimiter::kUnlimited;
    options.isRecorded = false;
    SessionSecrets secrets;
    secrets.set(QStringLiteral("keychain:bench"), QStringLiteral("bench"));
    RunPlan plan = planRun(profileOf(m_options), options, allKinds(), secrets, m_clock.wall());
    for (const Error &error : plan.errors)
        giveUp(error.message().toStdString());
    return std::move(plan.setup);
}

void WholeWay::start()
{
    m_emptyBytes = residentBytes();
    m_start = usageNow();
    m_simulation = std::make_unique<Simulation>(setup(), m_clock, m_journal, m_series);
    connect(m_simulation.get(), &Simulation::snapshotMade, this, &WholeWay::handleSnapshot);
    connect(m_simulation.get(), &Simulation::finished, this, &WholeWay::report);
    connect(m_simulation.get(), &Simulation::errorRaised, this,
        [](const QString &, const Error &error) { giveUp(error.message().toStdString()); });
    m_simulation->start();
}

void WholeWay::handleSnapshot(const RunSnapshot &snapshot)
{
    if (m_isConnected || snapshot.counts.online < snapshot.counts.devices)
        return;
    m_isConnected = true;
    m_connected = usageNow();
    const auto begins = m_options.connections * (kDelayEach + kSpreadEach);
    const Microseconds rest = std::max(begins - snapshot.elapsed, Microseconds(0)) + kWarmUp;
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(rest), Qt::PreciseTimer, this,
        &WholeWay::beginMeasuring);
}

void WholeWay::beginMeasuring()
{
    m_bytes = residentBytes();
    m_publishedBefore = m_simulation->snapshot().counts.published;
    m_measureStart = usageNow();
    QTimer::singleShot(std::chrono::milliseconds(static_cast<int>(m_options.seconds * 1000)),
        Qt::PreciseTimer, this, &WholeWay::endMeasuring);
}

void WholeWay::endMeasuring()
{
    m_measureEnd = usageNow();
    m_publishedAfter = m_simulation->snapshot().counts.published;
    m_simulation->stop();
}

void WholeWay::report(const RunSnapshot &closing)
{
    const auto published = static_cast<double>(m_publishedAfter - m_publishedBefore);
    const double seconds = m_measureEnd.seconds - m_measureStart.seconds;
    const double cpu = m_measureEnd.cpuSeconds - m_measureStart.cpuSeconds;
    printMeasures({ { "messages", published },
        { "sent_total", static_cast<double>(closing.counts.published) },
        { "dropped", static_cast<double>(closing.counts.dropped) },
        { "cpu_us", cpu * 1e6 / published }, { "cpu_percent", cpu * 100 / seconds },
        { "rate", published / seconds }, { "late_p50_ms", closing.lateness.p50.value_or(0) },
        { "late_p99_ms", closing.lateness.p99.value_or(0) },
        { "bytes_each", static_cast<double>(m_bytes - m_emptyBytes) / m_options.connections },
        { "connect_s", m_connected.seconds - m_start.seconds },
        { "connect_cpu_s", m_connected.cpuSeconds - m_start.cpuSeconds } });
    emit finished();
}

} // namespace sim::bench
