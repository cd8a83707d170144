// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <vector>

namespace sim {

/// Estimates from a series of numbers at equal steps. Proposals for people: the C library's
/// functions may differ in the last bit between platforms.

double meanOf(std::span<const double> x);

/// Mean square of the distance from \a mean.
double varianceOf(std::span<const double> x, double mean);

/// Correlation of neighbours \a lag steps apart; 0 for a series that does not move.
double correlationOf(std::span<const double> x, std::size_t lag);

std::vector<double> stepsOf(std::span<const double> x);

/// A sine wave in a series.
struct Wave
{
    double period = 0; ///< in steps
    double mean = 0;
    double amplitude = 0;
    double phase = 0; ///< turns, at the first value
    double share = 0; ///< part of the variance that it explains, 0..1
    double rest = 0; ///< standard deviation of what it leaves
};

/// The strongest wave of at least three cycles; share is 0 when there is none. Work is bounded: a
/// long series is searched in means of neighbours and refined as a whole.
Wave strongestWave(std::span<const double> x);

/// Kolmogorov's distance to the uniform law over the range, and to the normal law of equal mean and
/// variance.
double distanceFromUniform(std::vector<double> x);
double distanceFromNormal(std::vector<double> x);

} // namespace sim
