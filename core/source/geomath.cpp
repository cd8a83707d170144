// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geomath.h"

#include "core/base/portablearc.h"
#include "core/base/portablemath.h"

#include <algorithm>
#include <cmath>

namespace sim::geo {

namespace {

    constexpr double kRadius = 6'371'008.8; // metres
    constexpr double kDegree = 0.01745329251994329577; // radians
    constexpr double kTurn = 360;

    double sinDegrees(double x)
    {
        return portable::sinTurns(x / kTurn);
    }

    double cosDegrees(double x)
    {
        return portable::cosTurns(x / kTurn);
    }

    double square(double x)
    {
        return x * x;
    }

    /// A longitude within -180 <= x < 180.
    double wrapped(double degrees)
    {
        return degrees - kTurn * std::floor((degrees + kTurn / 2) / kTurn);
    }

    double rounded(double degrees)
    {
        constexpr double kDigits = 1e7;
        return std::nearbyint(degrees * kDigits) / kDigits;
    }

} // namespace

double distance(const GeoPosition &a, const GeoPosition &b)
{
    // The haversine formula: small distances keep their digits.
    const double h = square(sinDegrees((b.lat - a.lat) / 2))
        + cosDegrees(a.lat) * cosDegrees(b.lat) * square(sinDegrees((b.lon - a.lon) / 2));
    return 2 * kRadius * portable::atan2(std::sqrt(h), std::sqrt(std::max(1 - h, 0.0)));
}

double bearing(const GeoPosition &a, const GeoPosition &b)
{
    const double turn = b.lon - a.lon;
    const double east = sinDegrees(turn) * cosDegrees(b.lat);
    // sin(lat2 - lat1) and what the curvature adds; the usual form loses digits of short ways.
    const double north = sinDegrees(b.lat - a.lat)
        + 2 * sinDegrees(a.lat) * cosDegrees(b.lat) * square(sinDegrees(turn / 2));
    const double degrees = portable::atan2(east, north) / kDegree;
    const double positive = degrees < 0 ? degrees + kTurn : degrees;
    return positive < kTurn ? positive : 0;
}

GeoPosition destination(const GeoPosition &start, double bearing, double metres)
{
    const double arc = metres / kRadius / kDegree; // degrees
    const double sinLat = std::clamp(sinDegrees(start.lat) * cosDegrees(arc)
            + cosDegrees(start.lat) * sinDegrees(arc) * cosDegrees(bearing),
        -1.0, 1.0);
    const double east = sinDegrees(bearing) * sinDegrees(arc) * cosDegrees(start.lat);
    const double north = cosDegrees(arc) - sinDegrees(start.lat) * sinLat;
    return { .lat = portable::asin(sinLat) / kDegree,
        .lon = wrapped(start.lon + portable::atan2(east, north) / kDegree),
        .alt = start.alt };
}

GeoPosition published(GeoPosition position)
{
    position.lat = rounded(position.lat);
    position.lon = rounded(position.lon);
    return position;
}

} // namespace sim::geo
