// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `motion`: speed or heading of a waypoint property, from its places at this and the last sample.
///
/// A waypoint of the contract (section 4) holds zone and position alone: what a vehicle reports
/// beside its place needs properties of its own.
KindDescription motionDescription();
Result<std::unique_ptr<Source>> makeMotion(const Parameters &parameters, PropertyType type);

} // namespace sim
