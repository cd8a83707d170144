// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttalarm.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>
#include <QtCore/QTimerEvent>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace sim::mqtt {

/// The alarms of one thread, by time.
class AlarmQueue final : public QObject, public std::enable_shared_from_this<AlarmQueue>
{
public:
    /// That of this thread: it lives as long as one of its alarms is active.
    static std::shared_ptr<AlarmQueue> ofThisThread()
    {
        thread_local std::weak_ptr<AlarmQueue> queue;
        if (auto existing = queue.lock())
            return existing;
        auto fresh = std::make_shared<AlarmQueue>();
        queue = fresh;
        return fresh;
    }

    static std::int64_t now()
    {
        const auto time = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    }

    void add(Alarm &alarm)
    {
        m_alarms.emplace(alarm.m_due, &alarm);
        if (alarm.m_due < m_armedFor)
            arm();
    }

    void remove(Alarm &alarm) { m_alarms.erase({ alarm.m_due, &alarm }); }

protected:
    void timerEvent(QTimerEvent *event) override
    {
        if (event->timerId() != m_timer.timerId())
            return;
        const auto self = shared_from_this(); // the last alarm may go meanwhile
        const std::int64_t ringing = now();
        while (!m_alarms.empty() && m_alarms.begin()->first <= ringing) {
            Alarm &alarm = *m_alarms.begin()->second;
            alarm.stop();
            alarm.m_listener.handleAlarm(alarm);
        }
        arm();
    }

private:
    static constexpr auto kNever = std::numeric_limits<std::int64_t>::max();

    void arm()
    {
        if (m_alarms.empty()) {
            m_timer.stop();
            m_armedFor = kNever;
            return;
        }
        m_armedFor = m_alarms.begin()->first;
        const std::int64_t wait = std::max<std::int64_t>(m_armedFor - now() + 999, 0) / 1000;
        m_timer.start(static_cast<int>(std::min<std::int64_t>(wait, 1000 * 1000 * 1000)),
            Qt::PreciseTimer, this);
    }

    std::set<std::pair<std::int64_t, Alarm *>> m_alarms;
    QBasicTimer m_timer;
    std::int64_t m_armedFor = kNever; ///< not later than the first alarm
};

void Alarm::start(std::chrono::milliseconds after)
{
    stop();
    m_queue = AlarmQueue::ofThisThread();
    m_due = AlarmQueue::now() + std::max<std::int64_t>(after.count(), 0) * 1000;
    m_queue->add(*this);
}

std::chrono::milliseconds Alarm::remaining() const
{
    const std::int64_t wait = isActive() ? m_due - AlarmQueue::now() : 0;
    return std::chrono::milliseconds(std::max<std::int64_t>(wait + 999, 0) / 1000);
}

void Alarm::stop()
{
    if (const auto queue = std::exchange(m_queue, nullptr))
        queue->remove(*this);
}

} // namespace sim::mqtt
