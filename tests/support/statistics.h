// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

/// Estimates and tests of fit, for tests of random sources.
///
/// Limits stand at five standard deviations of the estimator, or at the probability of that (5.7e-7
/// two-sided, 2.9e-7 one-sided): with fixed seeds a right law does not come near them, and a wrong
/// one of some per cent is far beyond.
namespace sim::test {

inline constexpr double kSigmas = 5;

inline double mean(std::span<const double> x)
{
    return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

/// Mean of (x[i] - centre) (x[i + lag] - centre); the variance for lag 0.
inline double covariance(std::span<const double> x, double centre, std::size_t lag = 0)
{
    double sum = 0;
    for (std::size_t i = 0; i + lag < x.size(); ++i)
        sum += (x[i] - centre) * (x[i + lag] - centre);
    return sum / static_cast<double>(x.size() - lag);
}

/// Correlation of x[i] with x[i + lag], about the mean of x. Independent values have 0, with a
/// standard deviation of 1 / sqrt(n).
inline double autocorrelation(std::span<const double> x, std::size_t lag)
{
    const double centre = mean(x);
    return covariance(x, centre, lag) / covariance(x, centre);
}

/// Tolerance of the mean of \a n independent values.
inline double meanTolerance(double stdDev, double n)
{
    return kSigmas * stdDev / std::sqrt(n);
}

/// Tolerance of the share of what has \a probability among \a n independent draws.
inline double shareTolerance(double probability, double n)
{
    return kSigmas * std::sqrt(probability * (1 - probability) / n);
}

/// Tolerance of the variance of \a n independent values whose fourth central moment is
/// \a kurtosis times the square of the variance (normal: 3, exponential: 9, uniform: 1.8).
inline double varianceTolerance(double variance, double n, double kurtosis = 3)
{
    return kSigmas * variance * std::sqrt((kurtosis - 1) / n);
}

/// Kolmogorov's distance of \a sample to the distribution function \a law, times sqrt(n). Its limit
/// law has the tail 2 exp(-2 x^2).
template <typename Law>
double kolmogorov(std::vector<double> sample, Law law)
{
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double worst = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = law(sample[i]);
        worst = std::max({ worst, static_cast<double>(i + 1) / n - expected,
            expected - static_cast<double>(i) / n });
    }
    return worst * std::sqrt(n);
}

/// 2 exp(-2 x^2) = 5.7e-7.
inline constexpr double kKolmogorovLimit = 2.745;

/// Pearson's statistic of \a counts where \a shares were expected (they sum to 1).
inline double chiSquare(std::span<const double> counts, std::span<const double> shares)
{
    const double n = std::accumulate(counts.begin(), counts.end(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = n * shares[i];
        if (expected > 0)
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        else if (counts[i] > 0)
            return std::numeric_limits<double>::infinity();
    }
    return sum;
}

/// Its limit, by the approximation of Wilson and Hilferty (1931), good to two per cent.
inline double chiSquareLimit(double degreesOfFreedom, double sigmas = kSigmas)
{
    const double part = 2 / (9 * degreesOfFreedom);
    const double root = 1 - part + sigmas * std::sqrt(part);
    return degreesOfFreedom * root * root * root;
}

inline double exponentialLaw(double x, double mean)
{
    return x <= 0 ? 0 : -std::expm1(-x / mean);
}

inline double normalLaw(double x, double mean, double stdDev)
{
    return std::erfc((mean - x) / stdDev / std::sqrt(2.0)) / 2;
}

/// The regularised incomplete beta function, by Lentz's evaluation of its continued fraction.
inline double betaLaw(double x, double a, double b)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    if (x > (a + 1) / (a + b + 2))
        return 1 - betaLaw(1 - x, b, a);
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b)
        + a * std::log(x) + b * std::log1p(-x));
    double c = 1;
    double d = 1 / (1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < 500; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        fraction *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        fraction *= c * d;
    }
    return front * fraction / a;
}

} // namespace sim::test
