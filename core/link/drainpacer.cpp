// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/drainpacer.h"

#include <algorithm>

namespace sim {

namespace {

    constexpr Microseconds kSecond = std::chrono::seconds(1);
    constexpr Microseconds kRest = std::chrono::seconds(2); ///< makes the next burst a first one
    constexpr int kBurstsPerSecond = 10;

} // namespace

DrainPacer::DrainPacer(int perSecond)
    : m_perSecond(std::max(perSecond, 0))
{
}

bool DrainPacer::mayRelease(MonotonicTime now)
{
    if (m_perSecond == 0)
        return true;
    if (!m_last || now - *m_last >= kRest) {
        m_left = m_perSecond;
        m_isFirstBurst = true;
    } else if (m_left == 0 && now >= m_next) {
        m_left = std::max(m_perSecond / kBurstsPerSecond, 1);
        m_isFirstBurst = false;
    }
    return m_left > 0;
}

void DrainPacer::release(MonotonicTime now)
{
    if (m_perSecond == 0)
        return;
    m_last = now;
    if (--m_left > 0)
        return;
    // Counted from the last message of a burst, so that no second holds more than the rate.
    const int burst = std::max(m_perSecond / kBurstsPerSecond, 1);
    const Microseconds gap((kSecond.count() * burst + m_perSecond - 1) / m_perSecond);
    m_next = now + (m_isFirstBurst ? kSecond : gap);
}

MonotonicTime DrainPacer::next() const
{
    return m_next;
}

} // namespace sim
