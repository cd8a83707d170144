// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `geoPoint`: a fixed place; each sample lies anywhere in a circle around it, as a receiver that
/// stands still reports.
KindDescription geoPointDescription();
Result<std::unique_ptr<Source>> makeGeoPoint(const Parameters &parameters, PropertyType type);

} // namespace sim
