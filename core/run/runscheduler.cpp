// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runscheduler.h"

#include <QtCore/QScopedValueRollback>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace sim {

namespace {

    constexpr auto kLater = [](const auto &a, const auto &b) {
        return a.due != b.due ? a.due > b.due : a.order > b.order;
    };

    /// The longest sleep: a change of the machine's clock rate never costs more than this.
    constexpr Microseconds kLongestSleep = 500ms;

    /// Later than this the machine was asleep, or the process stopped.
    constexpr Microseconds kOverslept = 5s;

} // namespace

RunScheduler::RunScheduler(SimulatedClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RunScheduler::onTimeout);
}

void RunScheduler::add(Scheduled &item)
{
    m_heap.push_back({ .due = item.nextDue(), .item = &item, .order = m_heap.size() });
    std::push_heap(m_heap.begin(), m_heap.end(), kLater);
}

void RunScheduler::clear()
{
    stop();
    m_heap.clear();
}

void RunScheduler::start()
{
    if (!m_isAtWork) // its end does so anyway
        arm();
}

void RunScheduler::stop()
{
    m_timer.stop();
    m_awake.reset();
}

void RunScheduler::setEnd(std::optional<WallTime> end)
{
    m_end = end;
    if (m_timer.isActive())
        arm();
}

void RunScheduler::onTimeout()
{
    look();
    skipWhatWasSlept();
    const WallTime clockNow = m_clock.now();
    runUntil(m_end ? std::min(clockNow, *m_end) : clockNow);
    if (m_end && clockNow >= *m_end) {
        emit reachedEnd();
        return;
    }
    arm();
}

void RunScheduler::runUntil(WallTime now)
{
    const QScopedValueRollback guard(m_isAtWork, true);
    while (!m_heap.empty() && m_heap.front().due <= now) {
        std::pop_heap(m_heap.begin(), m_heap.end(), kLater);
        Entry &entry = m_heap.back();
        m_lateness.add(m_clock.unscaled(now - entry.due));
        // Not past what another is due for: who wakes up late still works in order.
        const WallTime others = m_heap.size() > 1 ? m_heap.front().due : WallTime::max();
        entry.item->runUntil(std::max(entry.due, std::min(now, others - Microseconds(1))));
        look();
        // Something that could not work now asks again a moment later instead of spinning here.
        const WallTime next = entry.item->nextDue();
        entry.due = next > entry.due ? next : now + Microseconds(1);
        std::push_heap(m_heap.begin(), m_heap.end(), kLater);
    }
}

/// A process may be stopped anywhere: while its timer runs, or in the middle of its work.
void RunScheduler::look()
{
    const WallTime now = m_clock.now();
    const Microseconds late = m_awake ? m_clock.unscaled(now - *m_awake) : Microseconds(0);
    if (late >= kOverslept)
        m_slept += late;
    m_awake = now;
}

void RunScheduler::skipWhatWasSlept()
{
    if (m_slept == Microseconds(0))
        return;
    const WallTime now = std::min(m_clock.now(), m_end.value_or(WallTime::max()));
    for (Entry &entry : m_heap) {
        entry.item->skipTo(now);
        entry.due = entry.item->nextDue();
    }
    std::make_heap(m_heap.begin(), m_heap.end(), kLater);
    emit overslept(std::exchange(m_slept, Microseconds(0)));
}

void RunScheduler::arm()
{
    if (!m_clock.isRunning()) {
        m_timer.stop();
        return;
    }
    look();
    skipWhatWasSlept();
    Microseconds wait = kLongestSleep;
    if (!m_heap.empty())
        wait = std::min(wait, m_clock.until(m_heap.front().due));
    if (m_end)
        wait = std::min(wait, m_clock.until(*m_end));
    m_awake = m_clock.now() + m_clock.scaled(wait);
    m_timer.start(std::chrono::ceil<Milliseconds>(wait));
}

} // namespace sim
