// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim {

/// A time of the day from which to another one, which may lie on the next day.
struct DayWindow
{
    Microseconds from { 0 }; ///< since midnight, below 24 h
    Microseconds to { 0 };

    bool operator==(const DayWindow &) const = default;
};

/// Which day \a time lies in, counted from 1970, \a utcOffset east of Greenwich.
qint64 dayOf(WallTime time, Microseconds utcOffset);

/// Time since that day's midnight.
Microseconds timeOfDay(WallTime time, Microseconds utcOffset);

/// Reads `22:00-06:00, 12:00-13:00`; nothing for an empty text. Errors: `source.badWindow` with the
/// part that cannot be read.
Result<QList<DayWindow>> parseDayWindows(const QString &text);

/// The offset of the local time from UTC, for sources that know times of the day. A fixed one, so
/// that a run does not depend on the time zone rules of the machine.
ParameterDescription utcOffsetParameter();

} // namespace sim
