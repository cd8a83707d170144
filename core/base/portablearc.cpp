// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/portablearc.h"

#include "core/base/portablemath.h"

#include <array>
#include <cmath>
#include <limits>

namespace sim::portable {

namespace {

    constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
    constexpr double kHalfPiHigh = 0x1.921fb54442d18p+0;
    constexpr double kHalfPiLow = 0x1.1a62633145c07p-54;
    constexpr double kPiHigh = 2 * kHalfPiHigh;
    constexpr double kPiLow = 2 * kHalfPiLow;

    /// Arc tangents of 0/8, 1/8 ... 8/8 in two parts.
    constexpr std::array kArcHigh { 0.0, 0x1.fd5ba9aac2f6ep-4, 0x1.f5b75f92c80ddp-3,
        0x1.6f61941e4def1p-2, 0x1.dac670561bb4fp-2, 0x1.1e00babdefeb4p-1, 0x1.4978fa3269ee1p-1,
        0x1.700a7c5784634p-1, 0x1.921fb54442d18p-1 };
    constexpr std::array kArcLow { 0.0, -0x1.cd37686760c17p-59, 0x1.8ab6e3cf7afbdp-57,
        -0x1.c63aae6f6e918p-56, 0x1.a2b7f222f65e2p-56, -0x1.928df287a668fp-58,
        0x1.2419a87f2a458p-56, -0x1.8c34d25aadef6p-56, 0x1.1a62633145c07p-55 };

    /// A number and the small rest that it lacks.
    struct Angle
    {
        double high = 0;
        double low = 0;
    };

    /// Arc tangent of \a y / \a x for 0 <= y <= x, x > 0: that of the nearest eighth, and the rest
    /// by its series.
    Angle arcOfRatio(double y, double x)
    {
        const double ratio = y / x;
        const auto eighth = static_cast<std::size_t>(std::nearbyint(ratio * 8));
        const double c = static_cast<double>(eighth) / 8;
        // atan(y/x) - atan(c) = atan((y - c x) / (x + c y))
        const double t = eighth == 0 ? ratio : (y - c * x) / (x + c * y);
        const double square = t * t;
        double sum = 1.0 / 19;
        for (int i = 17; i >= 3; i -= 2)
            sum = 1.0 / i - square * sum;
        return { .high = kArcHigh.at(eighth), .low = t - (t * square * sum - kArcLow.at(eighth)) };
    }

    double wholePower(double base, unsigned exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1U) {
            if ((exponent & 1U) != 0)
                result *= base;
            base *= base;
        }
        return result;
    }

} // namespace

double atan2(double y, double x)
{
    if (std::isnan(x) || std::isnan(y))
        return kNotANumber;
    double across = std::abs(x);
    double up = std::abs(y);
    if (across == 0 && up == 0)
        return 0;
    if (std::isinf(across) || std::isinf(up)) { // as if far away in that direction
        across = std::isinf(across) ? 1 : 0;
        up = std::isinf(up) ? 1 : 0;
    }
    Angle angle;
    if (up <= across) {
        angle = arcOfRatio(up, across);
    } else {
        const Angle other = arcOfRatio(across, up);
        angle = { .high = kHalfPiHigh, .low = kHalfPiLow - other.low };
        angle.high -= other.high;
    }
    const double result
        = x < 0 ? (kPiHigh - angle.high) + (kPiLow - angle.low) : angle.high + angle.low;
    return y < 0 ? -result : result;
}

double asin(double x)
{
    if (!(std::abs(x) <= 1))
        return kNotANumber;
    return atan2(x, std::sqrt((1 - x) * (1 + x)));
}

double acos(double x)
{
    if (!(std::abs(x) <= 1))
        return kNotANumber;
    return atan2(std::sqrt((1 - x) * (1 + x)), x);
}

double pow(double base, double exponent)
{
    constexpr double kMostWhole = 64;
    const bool isWhole = std::trunc(exponent) == exponent;
    if (isWhole && std::abs(exponent) <= kMostWhole) {
        const double power = wholePower(base, static_cast<unsigned>(std::abs(exponent)));
        return exponent < 0 ? 1 / power : power;
    }
    if (exponent == 0.5)
        return std::sqrt(base);
    if (base > 0)
        return exp(exponent * log(base));
    if (base == 0)
        return exponent > 0 ? 0 : std::numeric_limits<double>::infinity();
    if (!isWhole)
        return kNotANumber;
    const double magnitude = exp(exponent * log(-base));
    return std::fmod(exponent, 2) == 0 ? magnitude : -magnitude;
}

} // namespace sim::portable
