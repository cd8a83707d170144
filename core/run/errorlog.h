// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/run/devicenames.h"

#include <QtCore/QHash>

namespace sim {

/// The errors of a run with how often each came. Equal ones fold into one line, whichever devices
/// had them; the first 100 are kept. Thread: any.
class ErrorLog
{
public:
    static constexpr qsizetype kMaxDistinct = 100;

    /// Of the device with this \a id; empty for the run itself. True when this is the first of its
    /// kind.
    bool add(const QString &id, const QString &name, const Error &error);
    QStringList lines() const; ///< `Room 1, Room 2: message (3 times)`

    bool isEmpty() const { return m_order.isEmpty(); }

private:
    struct Entry
    {
        DeviceNames devices;
        quint64 count = 0;
    };

    QStringList m_order;
    QHash<QString, Entry> m_entries; ///< by message
    quint64 m_unlisted = 0;
};

} // namespace sim
