// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <array>

namespace sim {

/// Length of a timestamp on the wire: `2017-05-01T14:00:57.467Z`.
inline constexpr qsizetype kTimeTextLength = 24;

/// What a time becomes on the wire: whole milliseconds, cut off towards the past, within the years
/// 0000 to 9999. formatTime() and parseTime() keep such a time exactly.
WallTime wireTime(WallTime time);

/// The only form that we write (contract, section 4): UTC, three decimals, `Z`. Microseconds below
/// the millisecond are cut off, towards the past. Years 0000 to 9999; times beyond become the
/// nearest one in that range. Civil-date arithmetic, no locale.
std::array<char, kTimeTextLength> timeText(WallTime time);

/// timeText() as a string.
QString formatTime(WallTime time);

/// Reads every form that the contract shows: `Z`, `+03:00`, `+0300`, `+03`; seconds with 0 to 9
/// decimals (more than six are cut off). The zone is required. Errors: `base.badTime`.
Result<WallTime> parseTime(QStringView text);

} // namespace sim
