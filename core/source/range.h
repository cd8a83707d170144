// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim {

/// The numbers that a source stays within; both ends belong to it and each may be absent.
struct Range
{
    std::optional<double> min = {};
    std::optional<double> max = {};

    /// The nearest number of the range.
    double clamped(double x) const;

    /// \a x mirrored at the ends, as often as it takes.
    double reflected(double x) const;
};

/// The parameters `min` and `max`. Errors: `source.emptyRange`, which names \a kind.
Result<Range> rangeOf(const Parameters &parameters, const QString &kind);

/// Descriptions of `min` and `max` for sources that may do without them.
QList<ParameterDescription> optionalRangeParameters();

} // namespace sim
