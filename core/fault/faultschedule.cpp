// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/faultschedule.h"

#include <algorithm>

namespace sim {

namespace {

    constexpr std::uint32_t kRepairLane = 1;

    /// \a part of \a mean, at least the shortest time that there is.
    Microseconds timeOf(Microseconds mean, double part)
    {
        const double microseconds = static_cast<double>(mean.count()) * part;
        return std::max(
            Microseconds(static_cast<Microseconds::rep>(microseconds)), Microseconds(1));
    }

} // namespace

FaultSchedule::FaultSchedule(
    const FaultTrigger &trigger, const RandomStream &random, WallTime start)
    : m_trigger(trigger)
    , m_random(random)
{
    if (trigger.mode == FaultTrigger::Mode::At) {
        m_begin = start + trigger.at;
        m_end = m_begin + durationOf(trigger);
    } else if (trigger.mode == FaultTrigger::Mode::Failures) {
        planNext(start);
    }
}

void FaultSchedule::moveTo(WallTime time, std::vector<Change> &changes)
{
    for (;;) {
        if (!m_isActive) {
            if (m_begin > time || m_end == WallTime::max())
                return;
            m_isActive = true;
            changes.push_back({ .time = m_begin, .isBegin = true });
        }
        if (m_end > time)
            return;
        end(m_end, changes);
    }
}

void FaultSchedule::decide(quint64 index, WallTime time, std::vector<Change> &changes)
{
    if (m_trigger.mode != FaultTrigger::Mode::Probability || m_isActive)
        return;
    if (m_random.uniform(index) < m_trigger.probability)
        begin(time, changes);
}

void FaultSchedule::begin(WallTime time, std::vector<Change> &changes)
{
    m_end = time + durationOf(m_trigger);
    if (m_isActive)
        return;
    m_begin = time;
    m_isActive = true;
    changes.push_back({ .time = time, .isBegin = true });
}

void FaultSchedule::end(WallTime time, std::vector<Change> &changes)
{
    if (!m_isActive)
        return;
    m_isActive = false;
    m_end = WallTime::max();
    changes.push_back({ .time = time, .isBegin = false });
    if (m_trigger.mode == FaultTrigger::Mode::Failures)
        planNext(time);
}

void FaultSchedule::planNext(WallTime from)
{
    const quint64 n = m_failures++;
    m_begin = from + timeOf(m_trigger.meanBetween, m_random.exponential(n));
    m_end = m_begin + timeOf(m_trigger.meanRepair, m_random.exponential(n, kRepairLane));
}

} // namespace sim
