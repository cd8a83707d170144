// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `ramp`: a straight line from one value to another.
KindDescription rampDescription();
Result<std::unique_ptr<Source>> makeRamp(const Parameters &parameters, PropertyType type);

} // namespace sim
