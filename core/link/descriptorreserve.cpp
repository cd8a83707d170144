// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/descriptorreserve.h"

#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace sim {

std::optional<Error> descriptorShortage(const Endpoint &where)
{
#ifdef Q_OS_UNIX
    constexpr rlim_t kReserve = 64;
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return {};
    // The system gives the lowest free number, so the number tells how many are in use.
    const int next = open("/dev/null", O_RDONLY | O_CLOEXEC); // NOLINT(*-vararg)
    if (next >= 0)
        close(next);
    const rlim_t usable = limit.rlim_cur - std::min(kReserve, limit.rlim_cur / 4);
    if (next >= 0 && static_cast<rlim_t>(next) < usable)
        return {};
    const QString why = QCoreApplication::translate("DescriptorReserve",
        "this program may open %1 files and connections, and keeps the last ones for files")
                            .arg(limit.rlim_cur);
    return Error(errors::kSystemLimit, { why }, where.displayUrl());
#else
    Q_UNUSED(where)
    return {};
#endif
}

} // namespace sim
