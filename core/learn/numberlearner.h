// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/learn/learner.h"

#include <span>

namespace sim {

/// Finds the generator of numbers at equal steps of \a learned.sampleEvery: fills source, modifiers
/// and facts. \a first is the date of the first one, where it is known: a wave of a day is then the
/// course of a day, with its peak at a time of day (UTC).
void learnNumbers(
    std::span<const double> x, std::optional<WallTime> first, LearnedProperty &learned);

} // namespace sim
