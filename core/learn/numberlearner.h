// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/learn/learner.h"

#include <span>

namespace sim {

/// Finds the generator of numbers at equal steps of \a learned.sampleEvery: fills source, modifiers
/// and facts.
void learnNumbers(std::span<const double> x, LearnedProperty &learned);

} // namespace sim
