// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace sim::test {

/// A clock that moves only when a test says so. Thread: any.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(
        WallTime wall = WallTime(std::chrono::seconds(1'767'225'600))) // 2026-01-01
        : m_wall(wall.time_since_epoch().count())
    {
    }

    MonotonicTime monotonic() const override { return MonotonicTime(Microseconds(m_monotonic)); }

    WallTime wall() const override { return WallTime(Microseconds(m_wall)); }

    /// Both clocks, together.
    void advance(Microseconds by)
    {
        m_monotonic += by.count();
        m_wall += by.count();
    }

    /// The wall clock alone, as when somebody sets it. May go back.
    void jumpWall(Microseconds by) { m_wall += by.count(); }

private:
    std::atomic<Microseconds::rep> m_monotonic = 1'000'000;
    std::atomic<Microseconds::rep> m_wall;
};

} // namespace sim::test
