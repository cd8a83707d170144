// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `bernoulli`: one of two values, drawn by a probability at each sample or, with minDwell, once
/// that time has passed since the last draw. The shares of both values are those of the probability
/// either way.
KindDescription bernoulliDescription();
Result<std::unique_ptr<Source>> makeBernoulli(const Parameters &parameters, PropertyType type);

} // namespace sim
