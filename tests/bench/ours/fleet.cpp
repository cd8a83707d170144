// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/fleet.h"

#include "core/base/randomstream.h"

#include <QtCore/QTimer>

namespace sim::bench {

namespace {

    using namespace std::chrono_literals;

    constexpr auto kWarmUp = 2s; ///< of publishing before the measurement

} // namespace

FleetDevice::FleetDevice(
    std::unique_ptr<DeviceLink> link, Message message, const SimulatedClock &clock, Tally &tally)
    : m_link(std::move(link))
    , m_message(std::move(message))
    , m_clock(clock)
    , m_tally(tally)
{
}

void FleetDevice::begin(WallTime first, Microseconds interval)
{
    m_due = first;
    m_interval = interval;
}

void FleetDevice::runUntil(WallTime now)
{
    for (; m_due <= now; m_due += m_interval) {
        if (m_link->publish(m_message).isOk())
            ++m_tally.published;
        else
            ++m_tally.refused;
        const Microseconds late = m_clock.now() - m_due;
        m_tally.lateness.push_back(std::chrono::duration<double>(late).count());
    }
}

void FleetDevice::skipTo(WallTime now)
{
    for (; m_due < now; m_due += m_interval)
        ++m_tally.refused;
}

Fleet::Fleet(const Options &options)
    : m_options(options)
    , m_maker(options)
    , m_simulated(m_maker.clock(), WallTime {}, 1)
    , m_limiter(ConnectLimiter::kUnlimited, kConnectsAtOnce, m_maker.clock())
    , m_scheduler(m_simulated)
{
    m_emptyBytes = residentBytes();
    m_devices.reserve(static_cast<std::size_t>(options.connections));
    for (int i = 0; i < options.connections; ++i)
        addDevice(i);
}

Fleet::~Fleet()
{
    m_scheduler.clear();
}

void Fleet::addDevice(int number)
{
    const QString id = QStringLiteral("bench-%1").arg(number);
    auto link = m_maker.make(id, &m_limiter);
    connect(link.get(), &DeviceLink::stateChanged, this, &Fleet::handleState);
    connect(link.get(), &DeviceLink::errorOccurred, this,
        [](const Error &error) { giveUp(error.message().toStdString()); });
    const Message message { .topic = QByteArray::fromStdString(m_options.topic),
        .payload = QByteArray::fromStdString(m_options.payload),
        .qos = static_cast<quint8>(m_options.qos) };
    m_devices.push_back(
        std::make_unique<FleetDevice>(std::move(link), message, m_simulated, m_tally));
}

void Fleet::start()
{
    m_connectStart = usageNow();
    for (const auto &device : m_devices)
        device->link().connectToBroker();
}

void Fleet::handleState(DeviceLink::State state)
{
    if (state == DeviceLink::State::Online && ++m_online == m_options.connections)
        beginPublishing();
}

void Fleet::beginPublishing()
{
    m_connected = usageNow();
    m_connectedBytes = residentBytes();
    const auto interval = std::chrono::duration_cast<Microseconds>(
        std::chrono::duration<double>(1 / m_options.perSecond));
    const RandomStream phases(1);
    const WallTime start = m_simulated.now() + 100ms;
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        const auto count = static_cast<std::uint64_t>(interval.count());
        m_devices[i]->begin(
            start + Microseconds(static_cast<Microseconds::rep>(phases.index(count, i))), interval);
        m_scheduler.add(*m_devices[i]);
    }
    m_scheduler.start();
    QTimer::singleShot(kWarmUp, Qt::PreciseTimer, this, &Fleet::beginMeasuring);
}

void Fleet::beginMeasuring()
{
    m_warmUpMessages = m_tally.published;
    m_tally = {};
    const double expected = m_options.seconds * m_options.perSecond * m_options.connections;
    m_tally.lateness.reserve(static_cast<std::size_t>(expected * 1.1));
    m_measureStart = usageNow();
    QTimer::singleShot(std::chrono::milliseconds(static_cast<int>(m_options.seconds * 1000)),
        Qt::PreciseTimer, this, &Fleet::report);
}

void Fleet::report()
{
    const Usage end = usageNow();
    m_scheduler.stop();
    const double seconds = end.seconds - m_measureStart.seconds;
    const double cpu = end.cpuSeconds - m_measureStart.cpuSeconds;
    const auto published = static_cast<double>(m_tally.published);
    printMeasures({ { "messages", published },
        { "sent_total", published + static_cast<double>(m_warmUpMessages) },
        { "refused", static_cast<double>(m_tally.refused) }, { "cpu_us", cpu * 1e6 / published },
        { "cpu_percent", cpu * 100 / seconds }, { "rate", published / seconds },
        { "late_p50_ms", percentile(m_tally.lateness, 50) * 1000 },
        { "late_p99_ms", percentile(m_tally.lateness, 99) * 1000 },
        { "bytes_each",
            static_cast<double>(m_connectedBytes - m_emptyBytes) / m_options.connections },
        { "connect_s", m_connected.seconds - m_connectStart.seconds },
        { "connect_cpu_s", m_connected.cpuSeconds - m_connectStart.cpuSeconds } });
    emit finished();
}

} // namespace sim::bench
