// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <memory>

namespace sim {

class DeadlineQueue;

/// A one-shot timer among very many: all deadlines of a thread share one timer of Qt.
///
/// Qt's own list of timers is walked at each start and stop, so five thousand links that log out
/// together would spend seconds in it; and a QTimer takes about 300 bytes. Here a start or a stop
/// costs O(log n), and an idle deadline nothing but itself. (The MQTT client has the same in
/// sim::mqtt::Alarm, which is not there where Qt MQTT is installed.)
///
/// Thread: the one that it is started in. It ends in that thread's event loop, never inside of
/// start(), and up to a millisecond late.
class Deadline
{
public:
    /// Who is told. It may start and stop deadlines, and delete them.
    class Listener
    {
    public:
        virtual void handleDeadline(Deadline &deadline) = 0;

    protected:
        ~Listener() = default;
    };

    explicit Deadline(Listener &listener)
        : m_listener(listener)
    {
    }

    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    ~Deadline() { stop(); }

    void start(Microseconds after); ///< an earlier start is forgotten; at once for 0 and less
    void stop();

    bool isActive() const { return m_queue != nullptr; }

private:
    friend class DeadlineQueue;

    Listener &m_listener;
    std::shared_ptr<DeadlineQueue> m_queue; ///< while it is active
    std::int64_t m_due = 0; ///< microseconds of the steady clock
};

} // namespace sim
