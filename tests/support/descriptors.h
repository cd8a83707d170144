// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDir>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace sim::test {

/// Lets this process open \a wanted descriptors; false when the system allows fewer.
inline bool allowDescriptors(quint64 wanted)
{
#ifdef Q_OS_UNIX
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < wanted)
        return false;
    limit.rlim_cur = std::max<rlim_t>(limit.rlim_cur, wanted);
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
#else
    Q_UNUSED(wanted)
    return true;
#endif
}

/// Descriptors that this process has open; 0 where the system does not tell.
inline qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size();
}

} // namespace sim::test
