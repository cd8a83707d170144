// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `geoWander`: goes straight from one random place of a circle to the next, with a pause at each.
/// The way is a function of time: a denser sampling grid shows the same one.
KindDescription geoWanderDescription();
Result<std::unique_ptr<Source>> makeGeoWander(const Parameters &parameters, PropertyType type);

} // namespace sim
