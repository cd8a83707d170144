// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/runclock.h"

#include "core/run/simulationhost.h"

#include <algorithm>

namespace sim {

namespace {

    /// Never run further ahead of the last snapshot than this: the engine may be busy.
    constexpr Microseconds kMaxGuess = std::chrono::milliseconds(300);

    Microseconds scaled(Microseconds duration, double factor)
    {
        return Microseconds(static_cast<qint64>(static_cast<double>(duration.count()) * factor));
    }

} // namespace

RunClock::RunClock(QObject *parent)
    : QObject(parent)
{
}

void RunClock::follow(SimulationHost &host)
{
    connect(&host, &SimulationHost::snapshotChanged, this, &RunClock::take);
    connect(&host, &SimulationHost::finished, this, &RunClock::take);
    take(host.snapshot());
}

bool RunClock::isActive() const
{
    return m_state != RunState::Idle && m_state != RunState::Finished;
}

WallTime RunClock::now() const
{
    if (m_state == RunState::Idle || !m_hasBegun)
        return m_clock.wall();
    if (m_state != RunState::Running)
        return m_now;
    const Microseconds passed = std::chrono::milliseconds(m_sinceSnapshot.elapsed());
    return m_now + scaled(std::min(passed, kMaxGuess), m_timeScale);
}

void RunClock::take(const RunSnapshot &snapshot)
{
    const bool wasActive = isActive();
    m_state = snapshot.state;
    if (isActive() && !wasActive)
        m_hasBegun = false;
    m_timeScale = snapshot.timeScale;
    if (snapshot.state != RunState::Idle && snapshot.state != RunState::Starting) {
        m_now = snapshot.simulatedNow;
        m_sinceSnapshot.start();
        if (!m_hasBegun && isActive()) {
            m_hasBegun = true;
            m_seed = snapshot.seed;
            m_start = m_now - scaled(snapshot.elapsed, m_timeScale);
            emit began();
        }
    }
    if (wasActive && !isActive())
        emit ended();
}

} // namespace sim
