// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/descriptorlimit.h"

#ifdef Q_OS_UNIX
#include <algorithm>
#include <climits>
#include <sys/resource.h>
#endif

namespace sim {

#ifdef Q_OS_UNIX

std::optional<qint64> raiseDescriptorLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return {};
    rlim_t wanted = limit.rlim_max;
#ifdef Q_OS_MACOS
    wanted = std::min<rlim_t>(wanted, OPEN_MAX); // more is refused, whatever the hard limit says
#endif
    if (limit.rlim_cur < wanted) {
        const rlimit raised { wanted, limit.rlim_max };
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit.rlim_cur = wanted;
    }
    if (limit.rlim_cur == RLIM_INFINITY)
        return {};
    return static_cast<qint64>(limit.rlim_cur);
}

#else

std::optional<qint64> raiseDescriptorLimit()
{
    return {};
}

#endif

} // namespace sim
