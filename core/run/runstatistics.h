// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <deque>

namespace sim {

/// Messages and bytes per second over the last two seconds.
class RateMeter
{
public:
    static constexpr Microseconds kSpan = std::chrono::seconds(2);

    void add(MonotonicTime now, quint64 total, quint64 bytes);
    double messagesPerSecond() const;
    double bytesPerSecond() const;

private:
    struct Reading
    {
        MonotonicTime time;
        quint64 total;
        quint64 bytes;
    };

    double perSecond(quint64 Reading::*counter) const;

    std::deque<Reading> m_readings;
};

/// The errors of a run with how often each came: equal ones fold into one line. The first 100 are
/// kept.
class ErrorLog
{
public:
    static constexpr qsizetype kMaxDistinct = 100;

    /// \a device is its name; empty for the run itself. True when this is the first of its kind.
    bool add(const QString &device, const Error &error);
    QStringList lines() const; ///< `Room 1: message (3 times)`

    bool isEmpty() const { return m_order.isEmpty(); }

private:
    QStringList m_order;
    QHash<QString, quint64> m_counts;
    quint64 m_unlisted = 0;
};

} // namespace sim
