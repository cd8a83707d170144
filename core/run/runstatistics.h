// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QtGlobal>

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

} // namespace sim
