// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/scheduledproperty.h"

#include "core/pipeline/activewindows.h"

#include <algorithm>

namespace sim {

namespace {

    /// Whose next sample would be later than this is silent: its windows miss its grid.
    constexpr Microseconds kLongestSilence = std::chrono::hours(24 * 366);

} // namespace

void ScheduledProperty::findDue()
{
    due = grid.moveTo(index);
    if (hasWindows)
        skipToWindow();
}

void ScheduledProperty::skipTo(WallTime time)
{
    while (due < time) { // jitter may put it before the time: then once more
        const auto missed = grid.isRegular() ? (time - due) / grid.interval() : 1;
        index += static_cast<quint64>(std::max<Microseconds::rep>(missed, 1));
        due = grid.moveTo(index);
    }
}

void ScheduledProperty::skipToWindow()
{
    const QList<ActiveWindow> &windows = property().schedule.activeWindows;
    const WallTime last = due + kLongestSilence;
    for (WallTime open = nextActive(windows, due); open != due; open = nextActive(windows, due)) {
        if (open > last) {
            due = WallTime::max();
            return;
        }
        skipTo(open);
    }
}

} // namespace sim
