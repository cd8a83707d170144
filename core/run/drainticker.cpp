// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/drainticker.h"

namespace sim {

namespace {

    constexpr auto kTick = std::chrono::milliseconds(10);
    constexpr Microseconds kTurn = std::chrono::milliseconds(5);

} // namespace

DrainTicker::DrainTicker(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(this)
{
    m_timer.setInterval(kTick);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DrainTicker::onTimeout);
}

void DrainTicker::wakeAt(Sleeper &sleeper, MonotonicTime due)
{
    forget(sleeper);
    m_dues.insert(&sleeper, due);
    m_order.emplace(due, &sleeper);
    if (!m_timer.isActive())
        m_timer.start();
}

void DrainTicker::forget(Sleeper &sleeper)
{
    const auto known = m_dues.constFind(&sleeper);
    if (known == m_dues.constEnd())
        return;
    m_order.erase({ *known, &sleeper });
    m_dues.erase(known);
}

void DrainTicker::onTimeout()
{
    const MonotonicTime begin = m_clock.monotonic();
    while (!m_order.empty() && m_order.begin()->first <= begin
        && m_clock.monotonic() - begin < kTurn) {
        Sleeper &sleeper = *m_order.begin()->second;
        forget(sleeper);
        sleeper.wake();
    }
    if (m_order.empty())
        m_timer.stop();
}

} // namespace sim
