// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/learn/recording.h"
#include "core/model/property.h"

namespace sim {

/// What was found out about a column, and the generator that makes the like.
struct LearnedProperty
{
    PropertyDefinition definition; ///< id, title, type, unit, decimals, set of an enumeration
    SourceSpec source;
    QList<ModifierSpec> modifiers;
    Microseconds sampleEvery { 0 }; ///< the usual distance of two values

    std::optional<double> min = {}; ///< numbers
    std::optional<double> max = {};
    std::optional<double> mean = {};
    std::optional<double> stdDev = {};
    std::optional<Microseconds> relaxationTime = {}; ///< where a deviation dies away
    std::optional<Microseconds> period = {}; ///< where a wave was found
    QList<double> dailyShape
        = {}; ///< mean of each hour since the first value's day part; 24 or none

    /// As a property of a profile.
    Property toProperty() const;
};

/// Learns from \a column, whose times should have equal steps: the usual one is taken for all.
/// Recognised: constant, ramp, counter, square, sine with noise, daily (a wave of
/// one day, where the date of the first value is known), telegraph, bernoulli, choice,
/// stateMachine, normal, uniform, meanReverting, randomWalk; other texts become a sequence of the
/// first hundred. Errors: `learn.tooShort` below 16 values.
Result<LearnedProperty> learn(const RecordedTexts &column);

} // namespace sim
