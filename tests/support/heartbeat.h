// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>

namespace sim::test {

/// Ticks every 20 ms in the thread that it lives in and keeps the longest gap: how long that thread
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

    std::chrono::milliseconds longestGap()
    {
        note();
        return m_longest;
    }

private:
    void note()
    {
        m_longest = std::max(m_longest, std::chrono::milliseconds(m_sinceTick.restart()));
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::chrono::milliseconds m_longest { 0 };
};

} // namespace sim::test
