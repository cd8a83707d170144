// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>
#include <vector>

namespace sim::test {

/// Ticks every 20 ms in the thread that it lives in and keeps the gaps: how long that thread
/// answered nobody. A busy machine makes gaps too, so limits need room.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
        m_timer.start(std::chrono::milliseconds(20));
        m_sinceTick.start();
    }

    std::chrono::milliseconds longestGap() { return gapAt(1); }

    /// The gap that \a share of all gaps do not exceed, such as 0.99.
    std::chrono::milliseconds gapAt(double share)
    {
        note();
        std::vector<std::chrono::milliseconds> sorted = m_gaps;
        std::sort(sorted.begin(), sorted.end());
        const auto last = static_cast<double>(sorted.size() - 1);
        return sorted.at(static_cast<std::size_t>(last * share));
    }

    void restart()
    {
        m_gaps.clear();
        m_sinceTick.start();
    }

private:
    void note() { m_gaps.push_back(std::chrono::milliseconds(m_sinceTick.restart())); }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::vector<std::chrono::milliseconds> m_gaps;
};

} // namespace sim::test
