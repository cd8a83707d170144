// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `threshold`: on above one level of another property, off below a lower one, each after it has
/// lasted for a delay.
KindDescription thresholdDescription();
Result<std::unique_ptr<Source>> makeThreshold(const Parameters &parameters, PropertyType type);

} // namespace sim
