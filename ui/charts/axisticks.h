// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace sim {

/// Numbers for an axis from \a min to \a max: multiples of 1, 2 or 5 times a power of ten, \a
/// maxCount at most.
struct NumberTicks
{
    QList<double> values;
    int decimals = 0; ///< that tell the values apart
};

NumberTicks numberTicks(double min, double max, int maxCount);

/// The range that an axis should have for values between \a low and \a high: a margin above and
/// below, and some height even where all values are equal.
struct AxisRange
{
    double min = 0;
    double max = 1;

    bool operator==(const AxisRange &) const = default;
};

AxisRange paddedRange(double low, double high);

/// \a wanted, unless \a present still serves: it holds all of it and is not more than twice as
/// high. Keeps a moving chart from breathing with every point.
AxisRange steadyRange(AxisRange present, AxisRange wanted);

/// Moments on local time's own grid (whole seconds, minutes, hours), \a maxCount at most.
struct TimeTicks
{
    QList<WallTime> times;
    Microseconds step { 0 };
};

TimeTicks timeTicks(WallTime from, WallTime to, int maxCount);

/// `14:03:25` in local time; with milliseconds where \a step is below a second, with the date at
/// midnight.
QString timeTickLabel(WallTime time, Microseconds step);

} // namespace sim
