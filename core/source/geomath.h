// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/value.h"

/// Great circles on a sphere of the earth's mean radius (IUGG: 6371.0088 km), with the same bits on
/// every machine. Against the ellipsoid of WGS 84 a distance is wrong by 0.6 % at most. Altitudes
/// are carried along but do not count.
namespace sim::geo {

/// Metres along the great circle from \a a to \a b.
double distance(const GeoPosition &a, const GeoPosition &b);

/// Degrees clockwise from north, 0 <= x < 360, in which \a b lies when one stands at \a a; 0 for
/// equal positions.
double bearing(const GeoPosition &a, const GeoPosition &b);

/// Where one gets from \a start with \a metres in the direction \a bearing (degrees). The longitude
/// is -180 <= x < 180; the altitude that of \a start.
GeoPosition destination(const GeoPosition &start, double bearing, double metres);

/// \a position as it is published: seven decimals of a degree are a centimetre.
GeoPosition published(GeoPosition position);

} // namespace sim::geo
