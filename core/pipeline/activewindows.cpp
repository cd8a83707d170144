// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/activewindows.h"

#include <algorithm>

namespace sim {

namespace {

    using Days = std::chrono::days;
    using Day = std::chrono::sys_days;

    /// A window that opened yesterday may still be open; one of today opens again in a week.
    constexpr int kFirstDay = -1;
    constexpr int kLastDay = 7;

    bool opensOn(const ActiveWindow &window, Day day)
    {
        const unsigned place = std::chrono::weekday(day).iso_encoding() - 1; // Monday is 0
        return ((unsigned { window.days } >> place) & 1U) != 0;
    }

    WallTime endOf(const ActiveWindow &window, Day day)
    {
        return window.to > window.from ? day + window.to : day + Days(1) + window.to;
    }

} // namespace

WallTime nextActive(const QList<ActiveWindow> &windows, WallTime time)
{
    if (windows.isEmpty())
        return time;
    const Day today = std::chrono::floor<Days>(time);
    WallTime next = WallTime::max();
    for (const ActiveWindow &window : windows) {
        for (int offset = kFirstDay; offset <= kLastDay; ++offset) {
            const Day day = today + Days(offset);
            if (opensOn(window, day) && endOf(window, day) > time)
                next = std::min(next, std::max(day + window.from, time));
        }
    }
    return next;
}

} // namespace sim
