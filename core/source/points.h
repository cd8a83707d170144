// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

#include <vector>

namespace sim {

/// When the points of `step` and `keyframes` come, and whether they come again.
class PointTimes
{
public:
    /// The times \a key of the objects `points`, and `loop` and `length`, without which a
    /// round ends with its last point. Errors: `source.noPoints`, `source.pointsNotAscending` and
    /// `source.roundTooShort`, naming \a kind.
    static Result<PointTimes> read(
        const Parameters &parameters, QLatin1StringView key, const QString &kind);

    /// The last point at or before \a time, the first one before that, and the time since the
    /// round began.
    struct Place
    {
        std::size_t index = 0;
        Microseconds time { 0 };
    };

    Place placeOf(Microseconds time) const;

    const std::vector<Microseconds> &times() const { return m_times; }

    /// Of a round; nothing when the points come once.
    std::optional<Microseconds> length() const { return m_length; }

private:
    std::vector<Microseconds> m_times;
    std::optional<Microseconds> m_length;
};

/// The parameter `points`, whose objects have a time \a time and a value \a value.
ParameterDescription pointsParameter(const ParameterDescription &time,
    const ParameterDescription &value, const QJsonArray &defaultPoints);

/// Descriptions of `loop` and `length`.
QList<ParameterDescription> loopParameters();

/// KindDescription::repetition of kinds with loopParameters() and times \a key.
std::optional<Repetition> loopRepetition(const Parameters &parameters, QLatin1StringView key);

} // namespace sim
