// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// Elementary functions with the same bits on every machine.
///
/// The C library's sin, log and exp differ in the last bit between platforms, and a seed promises
/// the same bytes everywhere. These use IEEE 754 addition, multiplication, division and square root
/// alone, with contraction switched off (cmake/strictness.cmake). Error at most 2 units in the last
/// place in the ranges that sources use; the tests hold digests of their bits.
namespace sim::portable {

/// Sine of \a turns full turns (1.0 = 360 degrees); exact at multiples of a quarter turn.
double sinTurns(double turns);

/// Cosine of \a turns full turns.
double cosTurns(double turns);

/// e to the power of \a x; 0 below -745, infinity above 709.78.
double exp(double x);

/// Natural logarithm; \a x must be positive.
double log(double x);

/// Inverse of the standard normal distribution function for \a p in (0, 1); absolute error below
/// 1e-9.
double normalQuantile(double p);

/// The standard normal distribution function: the part of the values that lie below \a x. Keeps its
/// relative accuracy in the lower tail. Slow (a series or a continued fraction); not for every
/// sample.
double normalDistribution(double x);

} // namespace sim::portable
