// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `distribution`: independent samples of a skewed or discrete law. Lognormal, exponential and
/// Weibull by inversion of one draw; Poisson by inversion, in parts of at most 500; beta from two
/// gamma variates (Marsaglia and Tsang 2000), whose rejected draws have lanes of their own.
KindDescription distributionDescription();
Result<std::unique_ptr<Source>> makeDistribution(const Parameters &parameters, PropertyType type);

} // namespace sim
