// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runscheduler.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace sim {

namespace {

    constexpr auto kLater = [](const auto &a, const auto &b) { return a.due > b.due; };

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
    m_heap.push_back({ .due = item.nextDue(), .item = &item });
    std::push_heap(m_heap.begin(), m_heap.end(), kLater);
}

void RunScheduler::clear()
{
    stop();
    m_heap.clear();
}

void RunScheduler::start()
{
    arm();
}

void RunScheduler::stop()
{
    m_timer.stop();
    m_wakeUp.reset();
}

void RunScheduler::setEnd(std::optional<WallTime> end)
{
    m_end = end;
    if (m_timer.isActive())
        arm();
}

void RunScheduler::onTimeout()
{
    const WallTime clockNow = m_clock.now();
    const WallTime now = m_end ? std::min(clockNow, *m_end) : clockNow;
    skipIfOverslept(now);
    while (!m_heap.empty() && m_heap.front().due <= now) {
        std::pop_heap(m_heap.begin(), m_heap.end(), kLater);
        Entry &entry = m_heap.back();
        m_lateness.add(m_clock.unscaled(now - entry.due));
        entry.item->runUntil(now);
        // Something that could not work now asks again a moment later instead of spinning here.
        entry.due = std::max(entry.item->nextDue(), now + Microseconds(1));
        std::push_heap(m_heap.begin(), m_heap.end(), kLater);
    }
    if (m_end && clockNow >= *m_end) {
        emit reachedEnd();
        return;
    }
    arm();
}

void RunScheduler::skipIfOverslept(WallTime now)
{
    const auto wakeUp = std::exchange(m_wakeUp, std::nullopt);
    if (!wakeUp || now <= *wakeUp)
        return;
    const Microseconds late = m_clock.unscaled(now - *wakeUp);
    if (late < kOverslept)
        return;
    for (Entry &entry : m_heap) {
        entry.item->skipTo(now);
        entry.due = entry.item->nextDue();
    }
    std::make_heap(m_heap.begin(), m_heap.end(), kLater);
    emit overslept(late);
}

void RunScheduler::arm()
{
    m_wakeUp.reset();
    if (!m_clock.isRunning()) {
        m_timer.stop();
        return;
    }
    Microseconds wait = kLongestSleep;
    if (!m_heap.empty())
        wait = std::min(wait, m_clock.until(m_heap.front().due));
    if (m_end)
        wait = std::min(wait, m_clock.until(*m_end));
    m_wakeUp = m_clock.now() + m_clock.scaled(wait);
    m_timer.start(std::chrono::ceil<Milliseconds>(wait));
}

} // namespace sim
