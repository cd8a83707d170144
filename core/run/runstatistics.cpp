// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runstatistics.h"

namespace sim {

void RateMeter::add(MonotonicTime now, quint64 total, quint64 bytes)
{
    m_readings.push_back({ .time = now, .total = total, .bytes = bytes });
    while (m_readings.size() > 2 && now - m_readings.at(1).time >= kSpan)
        m_readings.pop_front();
}

double RateMeter::messagesPerSecond() const
{
    return perSecond(&Reading::total);
}

double RateMeter::bytesPerSecond() const
{
    return perSecond(&Reading::bytes);
}

double RateMeter::perSecond(quint64 Reading::*counter) const
{
    if (m_readings.size() < 2)
        return 0;
    const Reading &first = m_readings.front();
    const Reading &last = m_readings.back();
    const double seconds = std::chrono::duration<double>(last.time - first.time).count();
    if (seconds <= 0 || last.*counter < first.*counter)
        return 0;
    return static_cast<double>(last.*counter - first.*counter) / seconds;
}

} // namespace sim
