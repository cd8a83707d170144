// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/deadline.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>
#include <QtCore/QTimerEvent>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace sim {

/// The deadlines of one thread, by time.
class DeadlineQueue final : public QObject, public std::enable_shared_from_this<DeadlineQueue>
{
public:
    /// That of this thread: it lives as long as one of its deadlines is active.
    static std::shared_ptr<DeadlineQueue> ofThisThread()
    {
        thread_local std::weak_ptr<DeadlineQueue> queue;
        if (auto existing = queue.lock())
            return existing;
        auto fresh = std::make_shared<DeadlineQueue>();
        queue = fresh;
        return fresh;
    }

    static std::int64_t now()
    {
        const auto time = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    }

    void add(Deadline &deadline)
    {
        m_deadlines.emplace(deadline.m_due, &deadline);
        if (deadline.m_due < m_armedFor)
            arm();
    }

    void remove(Deadline &deadline) { m_deadlines.erase({ deadline.m_due, &deadline }); }

protected:
    void timerEvent(QTimerEvent *event) override
    {
        if (event->timerId() != m_timer.timerId())
            return;
        const auto self = shared_from_this(); // the last deadline may go meanwhile
        const std::int64_t ending = now();
        while (!m_deadlines.empty() && m_deadlines.begin()->first <= ending) {
            Deadline &deadline = *m_deadlines.begin()->second;
            deadline.stop();
            deadline.m_listener.handleDeadline(deadline);
        }
        arm();
    }

private:
    static constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
    static constexpr std::int64_t kLongestSleep = 1'000'000'000; ///< milliseconds

    void arm()
    {
        if (m_deadlines.empty()) {
            m_timer.stop();
            m_armedFor = kNever;
            return;
        }
        m_armedFor = m_deadlines.begin()->first;
        const std::int64_t wait = std::max<std::int64_t>(m_armedFor - now() + 999, 0) / 1000;
        m_timer.start(static_cast<int>(std::min(wait, kLongestSleep)), Qt::PreciseTimer, this);
    }

    std::set<std::pair<std::int64_t, Deadline *>> m_deadlines;
    QBasicTimer m_timer;
    std::int64_t m_armedFor = kNever; ///< not later than the first deadline
};

void Deadline::start(Microseconds after)
{
    constexpr Microseconds kLongest = std::chrono::hours(24 * 365);
    stop();
    m_queue = DeadlineQueue::ofThisThread();
    m_due = DeadlineQueue::now() + std::clamp(after, Microseconds::zero(), kLongest).count();
    m_queue->add(*this);
}

void Deadline::stop()
{
    if (const auto queue = std::exchange(m_queue, nullptr))
        queue->remove(*this);
}

} // namespace sim
