// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulationseat.h"

#include <numeric>

namespace sim {

namespace {

    std::optional<double> milliseconds(std::optional<Microseconds> duration)
    {
        if (!duration)
            return {};
        return static_cast<double>(duration->count()) / 1000;
    }

    Percentiles percentiles(const LatencyHistogram &histogram)
    {
        return { .p50 = milliseconds(histogram.percentile(50)),
            .p99 = milliseconds(histogram.percentile(99)) };
    }

} // namespace

RunCounts Simulation::counts() const
{
    RunCounts counts;
    counts.devices = static_cast<quint64>(m_setup.devices.size());
    counts.connected = static_cast<quint64>(m_connected.size());
    for (const auto &seat : m_seats) {
        const DeviceRunner &runner = seat->runner;
        const PublisherCounts publisher = runner.publisher().counts();
        counts.online += runner.link().state() == DeviceLink::State::Online ? 1U : 0U;
        counts.generated += runner.generated();
        counts.reported += runner.reported();
        counts.published += publisher.published;
        counts.publishedBytes += publisher.publishedBytes;
        counts.acknowledged += publisher.acknowledged;
        counts.droppedBy += publisher.dropped;
        counts.restored += publisher.restored;
        counts.queued += publisher.queued;
    }
    counts.dropped = counts.droppedBy.total();
    counts.online = m_onlineAtStop.value_or(counts.online);
    if (m_platform) {
        const MirrorCounts &mirror = m_platform->mirror().counts();
        counts.arrived = mirror.messages;
        counts.rejected = mirror.rejectedMessages;
        counts.duplicates = m_platform->roundTrip().duplicates();
    }
    return counts;
}

void Simulation::countRequested()
{
    m_samplesRequested = std::accumulate(m_seats.cbegin(), m_seats.cend(), 0.0,
        [](double sum, const auto &seat) { return sum + seat->runner.samplesRequested(); });
}

/// Lately while it runs; of the whole run when that is over.
double Simulation::achievedSamples(quint64 generated) const
{
    if (m_state != RunState::Stopping)
        return m_sampleRate.messagesPerSecond();
    const double seconds = std::chrono::duration<double>(m_elapsed).count();
    return seconds > 0 ? static_cast<double>(generated) / seconds : 0;
}

RunSnapshot Simulation::snapshot() const
{
    return snapshot(counts());
}

RunSnapshot Simulation::snapshot(const RunCounts &counts) const
{
    RunSnapshot snapshot;
    snapshot.state = m_state;
    snapshot.simulatedNow = m_simulated.now();
    snapshot.elapsed = m_elapsed;
    if (m_state == RunState::Running)
        snapshot.elapsed += m_clock.monotonic() - m_runningSince;
    snapshot.timeScale = m_simulated.scale();
    snapshot.seed = m_setup.seed;
    snapshot.counts = counts;
    snapshot.messagesPerSecond = m_rates.messagesPerSecond();
    snapshot.bytesPerSecond = m_rates.bytesPerSecond();
    snapshot.samplesRequested = m_samplesRequested * m_simulated.scale();
    snapshot.samplesPerSecond = achievedSamples(counts.generated);
    snapshot.lateness = percentiles(m_scheduler.lateness());
    snapshot.errors = m_errors.lines();
    snapshot.devices.reserve(static_cast<qsizetype>(m_seats.size()));
    for (const auto &seat : m_seats) // in the order of the devices
        snapshot.devices.append(seat->runner.snapshot());
    if (m_platform) {
        snapshot.latency = percentiles(m_platform->latency());
        snapshot.stored = m_platform->mirror().stored();
        snapshot.rejectReasons = m_platform->mirror().counts().reasons;
    }
    return snapshot;
}

} // namespace sim
