// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/run/devicenames.h"

#include <QtCore/QHash>

namespace sim {

/// What `conniosim run` says about errors while it runs: an error at once, equal ones of further
/// devices together, in one line a while later, and one of the same device not again. That while
/// is 1 s at first and twice as long each time, up to a minute. Thread: any.
class ErrorTeller
{
public:
    static constexpr qsizetype kMaxDistinct = 1000; ///< further ones are counted for rest()

    /// Of the device with this \a id; empty for the run itself. The line to print now, or none.
    QStringList add(const QString &id, const QString &name, const Error &error, MonotonicTime now);
    QStringList due(MonotonicTime now); ///< the lines whose time has come
    QStringList rest(); ///< at the end of the run: what was not said yet

private:
    struct Entry
    {
        QSet<QString> told; ///< ids
        DeviceNames untold;
        MonotonicTime next {};
        Microseconds interval {};
    };

    static QString line(const QString &message, Entry &entry);

    QStringList m_order;
    QHash<QString, Entry> m_entries; ///< by message
    quint64 m_unlisted = 0;
};

} // namespace sim
