// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <optional>

namespace sim {

/// Simulated time: begins at a chosen moment, runs `scale` times as fast as the monotonic clock,
/// can stand still.
///
/// Jumps of the wall clock do not touch it. Thread: one at a time.
class SimulatedClock
{
public:
    SimulatedClock(const Clock &clock, WallTime start, double scale)
        : m_clock(clock)
        , m_simulatedBase(start)
        , m_base(clock.monotonic())
        , m_scale(scale)
    {
    }

    WallTime now() const
    {
        if (!m_isRunning)
            return m_simulatedBase;
        return m_simulatedBase + scaled(m_clock.monotonic() - m_base);
    }

    /// How long to wait on the monotonic clock until \a time; 0 when it has come.
    Microseconds until(WallTime time) const
    {
        const Microseconds ahead = time - now();
        return ahead.count() <= 0 ? Microseconds(0) : unscaled(ahead);
    }

    /// A simulated interval as real time.
    Microseconds unscaled(Microseconds simulated) const
    {
        return bounded(static_cast<double>(simulated.count()) / m_scale);
    }

    /// A real interval as simulated time.
    Microseconds scaled(Microseconds real) const
    {
        return bounded(static_cast<double>(real.count()) * m_scale);
    }

    void pause() { rebase(false, m_scale); }

    void resume() { rebase(true, m_scale); }

    void setScale(double scale) { rebase(m_isRunning, scale); }

    double scale() const { return m_scale; }

    bool isRunning() const { return m_isRunning; }

private:
    /// Some moments never come (WallTime::max()), and slow time makes them even later.
    static Microseconds bounded(double microseconds)
    {
        constexpr double kMost = 9e18;
        return Microseconds(
            static_cast<Microseconds::rep>(std::clamp(microseconds, -kMost, kMost)));
    }

    void rebase(bool isRunning, double scale)
    {
        m_simulatedBase = now();
        m_base = m_clock.monotonic();
        m_isRunning = isRunning;
        m_scale = scale;
    }

    const Clock &m_clock;
    WallTime m_simulatedBase;
    MonotonicTime m_base;
    double m_scale;
    bool m_isRunning = true;
};

} // namespace sim
