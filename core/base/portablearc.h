// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// Arc functions and powers with the same bits on every machine; see portablemath.h. Angles are
/// radians.
namespace sim::portable {

/// The angle of the point (\a x, \a y), -pi..pi; 0 for the origin. Error at most 2 units in the
/// last place.
double atan2(double y, double x);

/// -pi/2..pi/2; not a number outside of -1..1.
double asin(double x);

/// 0..pi; not a number outside of -1..1.
double acos(double x);

/// \a base to the power of \a exponent. Whole exponents up to 64 by multiplication, others by
/// exp(log): relative error below 1e-13 for results from 1e-100 to 1e100. Not a number for a
/// negative base and a broken exponent.
double pow(double base, double exponent);

} // namespace sim::portable
