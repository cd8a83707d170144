// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/points.h"

#include "core/base/duration.h"
#include "core/source/cycle.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

Result<PointTimes> PointTimes::read(
    const Parameters &parameters, QLatin1StringView key, const QString &kind)
{
    PointTimes result;
    const QList<Parameters> points = parameters.records("points"_L1);
    if (points.isEmpty())
        return Error(errors::kNoPoints, { kind });
    for (const Parameters &point : points) {
        const Microseconds time = point.duration(key);
        if (!result.m_times.empty() && time <= result.m_times.back()) {
            return Error(errors::kPointsNotAscending,
                { kind, QString::number(result.m_times.size() + 1), formatDuration(time),
                    formatDuration(result.m_times.back()) });
        }
        result.m_times.push_back(time);
    }
    if (!parameters.boolean("loop"_L1))
        return result;
    const Microseconds last = result.m_times.back();
    const Microseconds length
        = parameters.has("length"_L1) ? parameters.duration("length"_L1) : last;
    if (length < last || length <= Microseconds(0))
        return Error(
            errors::kRoundTooShort, { kind, formatDuration(length), formatDuration(last) });
    result.m_length = length;
    return result;
}

PointTimes::Place PointTimes::placeOf(Microseconds time) const
{
    const Microseconds place = m_length ? inCycle(time, *m_length) : time;
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), place);
    const auto index = after == m_times.begin() ? 0 : after - m_times.begin() - 1;
    return { .index = static_cast<std::size_t>(index), .time = place };
}

ParameterDescription pointsParameter(const ParameterDescription &time,
    const ParameterDescription &value, const QJsonArray &defaultPoints)
{
    ParameterDescription points { .name = u"points"_s,
        .type = ParameterType::RecordList,
        .title = QCoreApplication::translate("Source", "Points"),
        .help = QCoreApplication::translate(
            "Source", "Times since the start and the values at them, in their order."),
        .unit = {},
        .defaultValue = defaultPoints,
        .isRequired = true };
    points.fields = { time, value };
    return points;
}

QList<ParameterDescription> loopParameters()
{
    return { { .name = u"loop"_s,
                 .type = ParameterType::Boolean,
                 .title = QCoreApplication::translate("Source", "Loop"),
                 .help = QCoreApplication::translate(
                     "Source", "Begin again after the last point, or hold its value."),
                 .unit = {},
                 .defaultValue = false },
        { .name = u"length"_s,
            .type = ParameterType::Duration,
            .title = QCoreApplication::translate("Source", "Length"),
            .help = QCoreApplication::translate(
                "Source", "Time of one round of a loop; empty: it ends with the last point."),
            .unit = {},
            .minimum = 0,
            .isMinimumExcluded = true } };
}

std::optional<Repetition> loopRepetition(const Parameters &parameters, QLatin1StringView key)
{
    const auto times = PointTimes::read(parameters, key, {});
    if (!times || !times->length())
        return {};
    return Repetition { .period = *times->length(), .parameter = u"points"_s };
}

} // namespace sim
