// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QStringView>

#include <optional>

class QTimeZone;

namespace sim {

/// How files of other programs write times.
enum class TimeForm {
    Zoned, ///< ISO 8601 with `Z` or an offset; a blank may stand instead of the T
    EpochSeconds, ///< since 1970, below 1e11; decimals allowed
    EpochMilliseconds, ///< since 1970, from 1e11 on
    YearFirst, ///< 2026-05-01 14:00:57, also with `/` `.` or a T
    DayFirst, ///< 01.05.2026 14:00, 01/05/2026 14:00:57.467
    MonthFirst, ///< 05/01/2026 02:00:57 PM: with AM or PM alone
};

struct FormedTime
{
    TimeForm form = TimeForm::Zoned;
    WallTime time {};

    bool operator==(const FormedTime &) const = default;
};

/// Reads \a text in whichever form it has; \a zone is that of times without one. The time of day
/// may be left out (midnight), the seconds too; they may have a point or a comma and up to six
/// decimals. Nothing: no form fits, or there is no such day or hour. Thread: any.
std::optional<FormedTime> readTimeOfAnyForm(QStringView text, const QTimeZone &zone);

} // namespace sim
