// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/samplinggrid.h"

#include <QtCore/QtGlobal>

#include <algorithm>
#include <cmath>

namespace sim {

SamplingGrid::SamplingGrid(const Schedule &schedule, const RandomStream &random, WallTime start)
    : m_random(random)
    , m_anchor(start)
{
    take(schedule);
}

WallTime SamplingGrid::at(quint64 n) const
{
    const WallTime point = gridPoint(n);
    if (n == 0 || m_jitter == Microseconds(0))
        return point;
    const double part = 2 * m_random.uniform(n) - 1;
    return point + Microseconds(std::llround(part * static_cast<double>(m_jitter.count())));
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
}

WallTime SamplingGrid::gridPoint(quint64 n) const
{
    return m_anchor + static_cast<Microseconds::rep>(n - m_anchorIndex) * m_interval;
}

void SamplingGrid::take(const Schedule &schedule)
{
    Q_ASSERT(schedule.sampleEvery > Microseconds(0));
    m_interval = schedule.sampleEvery;
    const double amount = schedule.jitter.isPercent
        ? schedule.jitter.value / 100 * static_cast<double>(m_interval.count())
        : schedule.jitter.value;
    const Microseconds most = (m_interval - Microseconds(1)) / 2;
    m_jitter = std::min(most, Microseconds(std::llround(std::clamp(amount, 0.0, 1e15))));
}

} // namespace sim
