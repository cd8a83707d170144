// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace sim {

using Microseconds = std::chrono::microseconds;
using Milliseconds = std::chrono::milliseconds;

/// A point on the wall clock or on the simulated one: microseconds since 1970-01-01T00:00Z.
using WallTime = std::chrono::sys_time<Microseconds>;

/// Names the time line of MonotonicTime; it starts at an arbitrary moment and never steps back.
struct MonotonicLine
{
    using rep = Microseconds::rep;
    using period = Microseconds::period;
    using duration = Microseconds;
    using time_point = std::chrono::time_point<MonotonicLine>;
    static constexpr bool is_steady = true;
};

/// A point on the monotonic clock, for deadlines and intervals.
using MonotonicTime = MonotonicLine::time_point;

/// Where time comes from. Everything asks a Clock, so tests turn time by hand
/// (tests/support/manualclock).
///
/// Thread: any; implementations are thread-safe.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// For deadlines: steady, and counting the time that the machine slept.
    virtual MonotonicTime monotonic() const = 0;

    /// For timestamps: UTC, may jump.
    virtual WallTime wall() const = 0;
};

/// The clocks of the operating system.
class SystemClock final : public Clock
{
public:
    MonotonicTime monotonic() const override;
    WallTime wall() const override;
};

} // namespace sim
