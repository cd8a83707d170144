// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/samplinggrid.h"

#include <QtCore/QtGlobal>

#include <algorithm>
#include <cmath>

namespace sim {

namespace {

    /// The first multiple of \a step since 1970 from \a time on; \a time without a step.
    WallTime alignedFrom(WallTime time, Microseconds step)
    {
        if (step <= Microseconds(0))
            return time;
        const Microseconds past = time.time_since_epoch() % step;
        if (past == Microseconds(0))
            return time;
        return time - past + (past > Microseconds(0) ? step : Microseconds(0));
    }

    Microseconds mostShift(Microseconds interval)
    {
        return (interval - Microseconds(1)) / 2;
    }

} // namespace

SamplingGrid::SamplingGrid(const Schedule &schedule, const RandomStream &random, WallTime start)
    : m_random(random)
    , m_anchor(alignedFrom(start, schedule.alignTo))
{
    take(schedule);
}

WallTime SamplingGrid::at(quint64 n) const
{
    if (m_arrival == ArrivalKind::Poisson)
        return walkedTo(n);
    return n == 0 ? gridPoint(n) : gridPoint(n) + shift(n);
}

WallTime SamplingGrid::moveTo(quint64 n)
{
    const WallTime moment = at(n);
    if (m_arrival == ArrivalKind::Poisson) {
        m_anchor = moment;
        m_anchorIndex = n;
    }
    return moment;
}

void SamplingGrid::change(const Schedule &schedule, quint64 next, WallTime now)
{
    if (next > 0) {
        m_anchor = gridPoint(next - 1);
        m_anchorIndex = next - 1;
    }
    take(schedule);
    if (next > 0 && now > m_anchor)
        m_anchor += (now - m_anchor) / m_interval * m_interval;
    const WallTime aligned = alignedFrom(m_anchor, schedule.alignTo);
    if (next > 0 && aligned != m_anchor) // otherwise it is aligned already
        m_anchor = alignedFrom(now + Microseconds(1), schedule.alignTo) - m_interval;
    else
        m_anchor = aligned;
}

WallTime SamplingGrid::gridPoint(quint64 n) const
{
    return m_anchor + static_cast<Microseconds::rep>(n - m_anchorIndex) * m_interval;
}

Microseconds SamplingGrid::shift(quint64 n) const
{
    if (m_jitter == Microseconds(0))
        return m_jitter;
    const double part
        = m_arrival == ArrivalKind::Normal ? m_random.normal(n) : 2 * m_random.uniform(n) - 1;
    const double most = static_cast<double>(mostShift(m_interval).count());
    const double shifted = part * static_cast<double>(m_jitter.count());
    return Microseconds(std::llround(std::clamp(shifted, -most, most)));
}

WallTime SamplingGrid::walkedTo(quint64 n) const
{
    Q_ASSERT(n >= m_anchorIndex);
    WallTime moment = m_anchor;
    const auto mean = static_cast<double>(m_interval.count());
    for (quint64 i = m_anchorIndex + 1; i <= n; ++i) {
        const Microseconds gap(std::llround(m_random.exponential(i) * mean));
        moment += std::max(gap, Microseconds(1));
    }
    return moment;
}

void SamplingGrid::take(const Schedule &schedule)
{
    Q_ASSERT(schedule.sampleEvery > Microseconds(0));
    m_interval = schedule.sampleEvery;
    m_arrival = schedule.arrival;
    const double amount = schedule.jitter.isPercent
        ? schedule.jitter.value / 100 * static_cast<double>(m_interval.count())
        : schedule.jitter.value;
    const Microseconds most = mostShift(m_interval);
    m_jitter = m_arrival == ArrivalKind::Uniform
        ? most
        : std::min(most, Microseconds(std::llround(std::clamp(amount, 0.0, 1e15))));
}

} // namespace sim
