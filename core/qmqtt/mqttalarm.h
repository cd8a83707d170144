// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

namespace sim::mqtt {

class AlarmQueue;

/// A one-shot timer among very many. All alarms of a thread share one timer of Qt, whose own list
/// costs each start and stop a walk over all timers: with ten thousand clients, a fifth of a core
/// for keep-alive alone. Here a start or a stop costs O(log n).
///
/// Thread: any, but one at a time; it rings in the thread that started it, never inside of start().
class Alarm
{
public:
    /// Who is called. It may start and stop alarms, and delete them.
    class Listener
    {
    public:
        virtual void handleAlarm(Alarm &alarm) = 0;

    protected:
        ~Listener() = default;
    };

    explicit Alarm(Listener &listener)
        : m_listener(listener)
    {
    }

    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

    ~Alarm() { stop(); }

    void start(std::chrono::milliseconds after); ///< an earlier start is forgotten
    void stop();

    bool isActive() const { return m_queue != nullptr; }

    std::chrono::milliseconds remaining() const; ///< 0 when it is due or not active

private:
    friend class AlarmQueue;

    Listener &m_listener;
    std::shared_ptr<AlarmQueue> m_queue; ///< while it is active
    std::int64_t m_due = 0; ///< microseconds of the steady clock
};

} // namespace sim::mqtt
