// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/wholeway.h"

#include "bench/ours/linkmaker.h"

#include <QtCore/QJsonObject>
#include <QtCore/QTimer>

#include <cmath>

namespace sim::bench {

namespace {

    using namespace std::chrono_literals;

    constexpr auto kWarmUp = 2s; ///< of publishing before the measurement
    constexpr auto kSlow = 1h; ///< of the properties that are there for their memory

    /// A minute past an hour: what is due on the hour stays out of the measurement.
    constexpr WallTime kRunStart { 1'777'644'060s };

    QList<ResolvedProperty> propertiesOf(const Options &options)
    {
        QList<ResolvedProperty> properties;
        for (int i = 0; i < options.properties; ++i) {
            ResolvedProperty property;
            property.definition.id = QStringLiteral("speed%1").arg(i);
            property.definition.decimals = 2;
            property.source = { .kind = QStringLiteral("sine"),
                .parameters
                = { { QStringLiteral("mean"), 20.0 }, { QStringLiteral("amplitude"), 5.0 },
                    { QStringLiteral("period"), QStringLiteral("60s") } } };
            property.schedule.sampleEvery
                = i > 0 ? Microseconds(kSlow) : Microseconds(std::llround(1e6 / options.perSecond));
            property.publish.mode = PublishMode::Raw;
            property.publish.qos = options.qos;
            properties.append(property);
        }
        return properties;
    }

} // namespace

WholeWay::WholeWay(const Options &options)
    : m_options(options)
{
    m_journal.setMaxRows(1); // as on the command line: nobody looks at it
}

SimulationSetup WholeWay::setup() const
{
    SimulationSetup setup;
    const QList<ResolvedProperty> properties = propertiesOf(m_options);
    SimulationSetup::Connection connection;
    connection.endpoint.transport = TransportKind::Tcp;
    connection.endpoint.host = QString::fromStdString(m_options.host);
    connection.endpoint.port = static_cast<quint16>(m_options.port);
    connection.endpoint.keepAlive = 60s;
    connection.endpoint.topicPrefix = QStringLiteral("connio/");
    for (int i = 0; i < m_options.connections; ++i) {
        ResolvedDevice device;
        device.id = QStringLiteral("bench-%1").arg(i);
        device.name = device.id;
        device.deviceId = QStringLiteral("_dev_%1").arg(i, 10, 10, QLatin1Char('0'));
        device.credentials.keyId = QStringLiteral("bench");
        device.properties = properties; // shared, as a group's members share them
        setup.devices.append(device);
        setup.connections.append(connection);
    }
    setup.options.sockets = socketKindOf(m_options);
    setup.options.connectRate = ConnectLimiter::kUnlimited;
    setup.options.isRecorded = false;
    setup.start = kRunStart;
    return setup;
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
    m_connectedBytes = residentBytes();
    QTimer::singleShot(kWarmUp, Qt::PreciseTimer, this, &WholeWay::beginMeasuring);
}

void WholeWay::beginMeasuring()
{
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
        { "bytes_each",
            static_cast<double>(m_connectedBytes - m_emptyBytes) / m_options.connections },
        { "connect_s", m_connected.seconds - m_start.seconds },
        { "connect_cpu_s", m_connected.cpuSeconds - m_start.cpuSeconds } });
    emit finished();
}

} // namespace sim::bench
