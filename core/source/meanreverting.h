// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `meanReverting`: the Ornstein-Uhlenbeck process, by its exact transition over any step of time:
/// x' = mean + (x - mean) exp(-dt/tau) + stdDev sqrt(1 - exp(-2 dt/tau)) N. It begins in its
/// stationary law (or at `initial`) and is reflected at min and max.
KindDescription meanRevertingDescription();
Result<std::unique_ptr<Source>> makeMeanReverting(const Parameters &parameters, PropertyType type);

} // namespace sim
