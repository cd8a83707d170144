// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `randomWalk`: a sum of independent steps, one a sample: normal ones, or uniform ones of at most
/// maxStep. The drift counts by time, also that of samples at which the walk stood still. At min
/// and max it is reflected, held there, or sent back to its start.
KindDescription randomWalkDescription();
Result<std::unique_ptr<Source>> makeRandomWalk(const Parameters &parameters, PropertyType type);

} // namespace sim
