// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/peers/fleetplan.h"

#include <algorithm>
#include <cmath>

namespace sim::bench {

namespace {

    constexpr double kWarmUp = 2; ///< seconds, as ours has it

} // namespace

FleetPlan::FleetPlan(const Options &options)
    : m_options(options)
{
}

double FleetPlan::now()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

void FleetPlan::begin(std::int64_t emptyBytes, const Usage &connectStart)
{
    m_emptyBytes = emptyBytes;
    m_connectedBytes = residentBytes();
    m_connectStart = connectStart;
    m_connected = usageNow();
    const double start = now() + 0.1;
    std::mt19937_64 random(1); // NOLINT: the same phases in each run
    std::uniform_real_distribution<double> phase(0, 1 / m_options.perSecond);
    for (int i = 0; i < m_options.connections; ++i)
        m_dues.push_back({ start + phase(random), i });
    std::sort(
        m_dues.begin(), m_dues.end(), [](const Due &a, const Due &b) { return a.time < b.time; });
    m_measureFrom = now() + kWarmUp;
    m_end = m_measureFrom + m_options.seconds;
    const double expected = m_options.seconds * m_options.perSecond * m_options.connections;
    m_lateness.reserve(static_cast<std::size_t>(expected * 1.1));
}

bool FleetPlan::publishDue(const std::function<void(int)> &publish)
{
    const double start = now();
    if (start >= m_end)
        return false;
    if (!m_isMeasuring && start >= m_measureFrom) {
        m_isMeasuring = true;
        m_measureStart = usageNow();
        m_warmUpMessages = m_lateness.size();
        m_lateness.clear();
    }
    while (m_dues[m_next].time <= start) {
        Due &due = m_dues[m_next];
        publish(due.connection);
        m_lateness.push_back(now() - due.time);
        due.time += 1 / m_options.perSecond;
        m_next = m_next + 1 == m_dues.size() ? 0 : m_next + 1;
    }
    return true;
}

int FleetPlan::untilNextDue() const
{
    const double wait = std::min(m_dues[m_next].time, m_end) - now();
    return static_cast<int>(std::ceil(std::max(wait, 0.0) * 1000));
}

void FleetPlan::report()
{
    const Usage end = usageNow();
    const auto published = static_cast<double>(m_lateness.size());
    const double seconds = end.seconds - m_measureStart.seconds;
    const double cpu = end.cpuSeconds - m_measureStart.cpuSeconds;
    const auto bytes = static_cast<double>(m_connectedBytes - m_emptyBytes);
    printMeasures({ { "messages", published },
        { "sent_total", published + static_cast<double>(m_warmUpMessages) },
        { "cpu_us", cpu * 1e6 / published }, { "cpu_percent", cpu * 100 / seconds },
        { "rate", published / seconds }, { "late_p50_ms", percentile(m_lateness, 50) * 1000 },
        { "late_p99_ms", percentile(m_lateness, 99) * 1000 },
        { "bytes_each", bytes / m_options.connections },
        { "connect_s", m_connected.seconds - m_connectStart.seconds },
        { "connect_cpu_s", m_connected.cpuSeconds - m_connectStart.cpuSeconds } });
}

} // namespace sim::bench
