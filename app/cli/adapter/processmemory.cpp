// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/processmemory.h"

#include <QtCore/QFile>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace sim {

qint64 residentBytes()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    const QList<QByteArray> pages = file.read(256).split(' ');
    return pages.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
#else
    return 0;
#endif
}

} // namespace sim
