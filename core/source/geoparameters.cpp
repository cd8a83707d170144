// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geoparameters.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

QList<ParameterDescription> positionParameters()
{
    return {
        { .name = u"lat"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Latitude"),
            .help = QCoreApplication::translate("Source", "Degrees north; negative: south."),
            .unit = u"°"_s,
            .defaultValue = 41.0151,
            .isRequired = true,
            .minimum = -90,
            .maximum = 90 },
        { .name = u"lon"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Longitude"),
            .help = QCoreApplication::translate("Source", "Degrees east; negative: west."),
            .unit = u"°"_s,
            .defaultValue = 28.9795,
            .isRequired = true,
            .minimum = -180,
            .maximum = 180 },
        { .name = u"alt"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Altitude"),
            .help = QCoreApplication::translate(
                "Source", "Metres above sea level; empty: not published."),
            .unit = u"m"_s },
    };
}

GeoPosition positionOf(const Parameters &parameters)
{
    return { .lat = parameters.number("lat"_L1),
        .lon = parameters.number("lon"_L1),
        .alt = parameters.optionalNumber("alt"_L1) };
}

ParameterDescription speedParameter(double defaultValue, const QString &help)
{
    return { .name = u"speed"_s,
        .type = ParameterType::Number,
        .title = QCoreApplication::translate("Source", "Speed"),
        .help = help,
        .unit = u"km/h"_s,
        .defaultValue = defaultValue,
        .minimum = 0,
        .maximum = 40'000,
        .isMinimumExcluded = true };
}

} // namespace sim
