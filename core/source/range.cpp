// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/range.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

double Range::clamped(double x) const
{
    if (min)
        x = std::max(x, *min);
    return max ? std::min(x, *max) : x;
}

double Range::reflected(double x) const
{
    if (!min || !max) {
        if (min && x < *min)
            return *min + (*min - x);
        return max && x > *max ? *max - (x - *max) : x;
    }
    const double width = *max - *min;
    if (width <= 0)
        return *min;
    if (x >= *min && x <= *max)
        return x;
    const double distance = std::fmod(std::abs(x - *min), 2 * width); // fmod is exact
    return clamped(*min + (distance <= width ? distance : 2 * width - distance));
}

Result<Range> rangeOf(const Parameters &parameters, const QString &kind)
{
    const Range range { .min = parameters.optionalNumber("min"_L1),
        .max = parameters.optionalNumber("max"_L1) };
    if (range.min && range.max && *range.min > *range.max) {
        return Error(errors::kEmptySourceRange,
            { kind, QString::number(*range.min), QString::number(*range.max) });
    }
    return range;
}

QList<ParameterDescription> optionalRangeParameters()
{
    return {
        { .name = u"min"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Minimum"),
            .help
            = QCoreApplication::translate("Source", "No value lies below it; empty: no limit."),
            .unit = u"="_s },
        { .name = u"max"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Maximum"),
            .help
            = QCoreApplication::translate("Source", "No value lies above it; empty: no limit."),
            .unit = u"="_s },
    };
}

} // namespace sim
