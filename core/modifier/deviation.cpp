// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/deviation.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

Deviation::Deviation(const Parameters &parameters)
    : m_stdDev(parameters.number("stdDev"_L1))
    , m_percent(parameters.optionalNumber("stdDevPercent"_L1))
{
}

double Deviation::at(const ModifierTick &tick) const
{
    return m_percent ? *m_percent / 100 * tick.span.value_or(0) : m_stdDev;
}

QList<ParameterDescription> deviationParameters(double stdDev, const QString &help)
{
    return {
        { .name = u"stdDev"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Modifier", "Standard deviation"),
            .help = help,
            .unit = u"="_s,
            .defaultValue = stdDev,
            .minimum = 0 },
        { .name = u"stdDevPercent"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Modifier", "Standard deviation in percent"),
            .help = QCoreApplication::translate(
                "Modifier", "The same as a part of the property's range; wins when both are set."),
            .unit = u"% of the range"_s,
            .minimum = 0,
            .maximum = 100 },
    };
}

} // namespace sim
