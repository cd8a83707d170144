// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// A standard deviation in the unit of the property, or in percent of its range.
class Deviation
{
public:
    /// Of the parameters `stdDev` and `stdDevPercent`; the latter wins when it is set.
    explicit Deviation(const Parameters &parameters);

    /// In the unit of the property; 0 for percent of no range.
    double at(const ModifierTick &tick) const;

    bool needsSpan() const { return m_percent.has_value(); }

private:
    double m_stdDev;
    std::optional<double> m_percent;
};

/// Descriptions of `stdDev`, whose default is \a stdDev and whose line is \a help, and
/// `stdDevPercent`.
QList<ParameterDescription> deviationParameters(double stdDev, const QString &help);

} // namespace sim
