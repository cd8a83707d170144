// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/childguard.h"

#include <QtCore/QProcess>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace sim {

void guardChild(QProcess &process)
{
#ifdef Q_OS_UNIX
    // Runs in the child between fork and exec: system calls only, no memory, no Qt.
    process.setChildProcessModifier([parent = getpid()] {
#ifdef Q_OS_LINUX
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent)
            _exit(EXIT_FAILURE); // the parent ended before the line above
#else
        static_cast<void>(parent);
#endif
        umask(S_IRWXG | S_IRWXO);
        rlimit files {};
        if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
            files.rlim_cur = files.rlim_max;
            setrlimit(RLIMIT_NOFILE, &files);
        }
    });
#else
    static_cast<void>(process);
#endif
}

void endChild(QProcess &process)
{
    constexpr int kPoliteMs = 1000;
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (process.waitForFinished(kPoliteMs))
        return;
    process.kill();
    process.waitForFinished(-1);
}

} // namespace sim
