// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/cycle.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

Microseconds inCycle(Microseconds time, Microseconds period)
{
    const Microseconds rest = time % period;
    return rest < Microseconds(0) ? rest + period : rest;
}

Microseconds phaseShift(double degrees, Microseconds period)
{
    return Microseconds(std::llround(degrees / 360 * static_cast<double>(period.count())));
}

Microseconds periodOf(const Parameters &parameters)
{
    const auto frequency = parameters.optionalNumber("frequency"_L1);
    const Microseconds period = frequency ? Microseconds(std::llround(1e6 / *frequency))
                                          : parameters.duration("period"_L1);
    return std::max(period, Microseconds(1));
}

std::optional<Repetition> cycleRepetition(const Parameters &parameters)
{
    return Repetition { .period = periodOf(parameters), .parameter = u"period"_s };
}

QList<ParameterDescription> cycleParameters()
{
    return {
        { .name = u"period"_s,
            .type = ParameterType::Duration,
            .title = QCoreApplication::translate("Source", "Period"),
            .help = QCoreApplication::translate(
                "Source", "Time of one full cycle; at least twice the sampling interval."),
            .unit = {},
            .defaultValue = u"1m"_s,
            .minimum = 0,
            .isMinimumExcluded = true },
        { .name = u"frequency"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Frequency"),
            .help = QCoreApplication::translate(
                "Source", "Cycles per second, instead of the period; wins when both are set."),
            .unit = u"Hz"_s,
            .minimum = 1e-9,
            .maximum = 1e6 },
        { .name = u"phase"_s,
            .type = ParameterType::Angle,
            .title = QCoreApplication::translate("Source", "Phase"),
            .help = QCoreApplication::translate(
                "Source", "Where in its cycle the curve begins; 90 is a quarter of a cycle ahead."),
            .unit = u"°"_s,
            .defaultValue = 0 },
    };
}

} // namespace sim
