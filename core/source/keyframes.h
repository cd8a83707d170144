// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `keyframes`: a curve through points: steps, straight lines, or smooth without overshoot.
///
/// `monotoneCubic` is the interpolation of Fritsch and Butland (1984): between two points the curve
/// never leaves their values, and it is level where the points turn.
KindDescription keyframesDescription();
Result<std::unique_ptr<Source>> makeKeyframes(const Parameters &parameters, PropertyType type);

} // namespace sim
