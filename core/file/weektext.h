// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QStringList>

#include <optional>

namespace sim {

// Days and times of a week as profiles write them. Thread: any.

/// `08:00` or `08:00:30` as time since midnight, up to `24:00`; nothing for another text.
std::optional<Microseconds> parseTimeOfDay(QStringView text);

/// What parseTimeOfDay() reads back, without seconds where there are none. \a time: 0 to 24 h,
/// whole seconds.
QString timeOfDayText(Microseconds time);

/// The names that profiles use, `mon` to `sun`.
QStringList allDayNames();

/// The names of the days in \a days (bit 0: Monday), in the order of the week.
QStringList dayNames(quint8 days);

/// The bit of one of allDayNames(); nothing for another text.
std::optional<quint8> dayBit(QStringView name);

} // namespace sim
