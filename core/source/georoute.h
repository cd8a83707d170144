// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `geoRoute`: drives along a route from a file or a list of points, at a speed that may differ
/// from section to section, and rests at its stops. The way is a function of time: a denser
/// sampling grid shows the same one. Speed and heading are properties of their own: see `motion`.
KindDescription geoRouteDescription();
Result<std::unique_ptr<Source>> makeGeoRoute(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
