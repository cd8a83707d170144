// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"

#include <QtCore/qglobal.h>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace sim {

MonotonicTime SystemClock::monotonic() const
{
#ifdef Q_OS_LINUX
    // std::chrono::steady_clock stands still while the machine sleeps; keep-alive must not.
    timespec now {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return MonotonicTime(std::chrono::seconds(now.tv_sec)
        + std::chrono::duration_cast<Microseconds>(std::chrono::nanoseconds(now.tv_nsec)));
#else
    return MonotonicTime(std::chrono::duration_cast<Microseconds>(
        std::chrono::steady_clock::now().time_since_epoch()));
#endif
}

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<Microseconds>(std::chrono::system_clock::now());
}

} // namespace sim
