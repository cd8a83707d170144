// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `pulse`: from base up to peak, for a while, and back; regularly or at random moments.
///
/// With `rate` the moments are a Poisson process, drawn as a pure function of the time: how many
/// lie in each stretch of the mean distance, and where. Pulses that overlap are one, as high as the
/// highest.
KindDescription pulseDescription();
Result<std::unique_ptr<Source>> makePulse(const Parameters &parameters, PropertyType type);

} // namespace sim
