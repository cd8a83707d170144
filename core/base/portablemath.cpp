// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/portablemath.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim::portable {

namespace {

    constexpr double kTwoPi = 6.283185307179586476925;
    constexpr double kLog2OfE = 1.442695040888963407360;
    // ln 2 in two parts: the first has 20 zero bits at its end, so that its product with an
    // exponent is exact.
    constexpr double kLn2High = 0x1.62e42fefp-1;
    constexpr double kLn2Low = 0x1.473de6af278edp-34;
    constexpr double kRootOfHalf = 0.70710678118654752440;
    constexpr double kRootOfTwoPi = 2.506628274631000502416;

    /// 1/0!, 1/1!, 1/2! ...: division is correctly rounded, so these are the same bits everywhere.
    template <std::size_t count>
    constexpr std::array<double, count> inverseFactorials()
    {
        std::array<double, count> result {};
        double factorial = 1; // exact up to 22!
        for (std::size_t i = 0; i < count; ++i) {
            factorial *= i == 0 ? 1 : static_cast<double>(i);
            result.at(i) = 1 / factorial;
        }
        return result;
    }

    constexpr auto kInverseFactorial = inverseFactorials<19>();

    /// Taylor polynomial of sine for |x| <= pi/4.
    double sinKernel(double x)
    {
        const double square = x * x;
        double sum = kInverseFactorial[17];
        for (std::size_t i = 15; i >= 3; i -= 2)
            sum = kInverseFactorial[i] - square * sum;
        return x - x * square * sum;
    }

    /// Taylor polynomial of cosine for |x| <= pi/4.
    double cosKernel(double x)
    {
        const double square = x * x;
        double sum = kInverseFactorial[18];
        for (std::size_t i = 16; i >= 4; i -= 2)
            sum = kInverseFactorial[i] - square * sum;
        // 1 - x^2/2 with what its rounding lost.
        const double half = square / 2;
        const double high = 1 - half;
        return high + (((1 - high) - half) + square * square * sum);
    }

    /// Sine of \a turns and \a ahead quarter turns more. The rest after whole quarters is exact.
    double sineAfterQuarters(double turns, int ahead)
    {
        const double quarters = std::nearbyint(turns * 4);
        const double rest = (turns - quarters / 4) * kTwoPi;
        const double inTurn = quarters - 4 * std::floor(quarters / 4);
        switch ((static_cast<int>(inTurn) + ahead) % 4) {
        case 0:
            return sinKernel(rest);
        case 1:
            return cosKernel(rest);
        case 2:
            return 0 - sinKernel(rest);
        default:
            return -cosKernel(rest);
        }
    }

    double powerOfTwo(int exponent)
    {
        return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
    }

    template <std::size_t size>
    double polynomial(const std::array<double, size> &coefficients, double x)
    {
        double sum = 0;
        for (std::size_t i = size; i > 0; --i)
            sum = sum * x + coefficients[i - 1];
        return sum;
    }

} // namespace

double sinTurns(double turns)
{
    return sineAfterQuarters(turns, 0);
}

double cosTurns(double turns)
{
    return sineAfterQuarters(turns, 1);
}

double exp(double x)
{
    if (std::isnan(x))
        return x;
    if (x > 709.782712893384)
        return std::numeric_limits<double>::infinity();
    if (x < -745.1332191019412)
        return 0;
    const double exponent = std::nearbyint(x * kLog2OfE);
    const double rest = (x - exponent * kLn2High) - exponent * kLn2Low;
    double sum = kInverseFactorial[14];
    for (std::size_t i = 13; i >= 2; --i)
        sum = kInverseFactorial[i] + rest * sum;
    const double result = 1 + (rest + rest * rest * sum);
    // In two steps, for exponents that no normal number has.
    const int first = static_cast<int>(exponent) / 2;
    return result * powerOfTwo(first) * powerOfTwo(static_cast<int>(exponent) - first);
}

double log(double x)
{
    if (std::isnan(x) || x < 0)
        return std::numeric_limits<double>::quiet_NaN();
    if (x == 0)
        return -std::numeric_limits<double>::infinity();
    if (std::isinf(x))
        return x;
    int power = 0;
    double mantissa = std::frexp(x, &power); // exact
    if (mantissa < kRootOfHalf) {
        mantissa *= 2;
        --power;
    }
    // With f = mantissa - 1 and s = f / (2 + f): log(1 + f) = 2 (s + s^3/3 + s^5/5 ...), and
    // 2 s = f - f^2/2 + s f^2/2 keeps the leading term exact.
    const double f = mantissa - 1;
    const double s = f / (2 + f);
    const double square = s * s;
    double sum = 2.0 / 25;
    for (int i = 23; i >= 3; i -= 2)
        sum = 2.0 / i + square * sum;
    const double tail = square * sum;
    const double half = f * f / 2;
    const double exponent = power;
    return exponent * kLn2High - ((half - (s * (half + tail) + exponent * kLn2Low)) - f);
}

// M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
// Statistics 37 (1988), routine PPND16.
double normalQuantile(double p)
{
    static constexpr std::array kCentreAbove { 3.3871328727963666080e0, 1.3314166789178437745e+2,
        1.9715909503065514427e+3, 1.3731693765509461125e+4, 4.5921953931549871457e+4,
        6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3 };
    static constexpr std::array kCentreBelow { 1.0, 4.2313330701600911252e+1,
        6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4,
        3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3 };
    static constexpr std::array kMiddleAbove { 1.42343711074968357734e0, 4.63033784615654529590e0,
        5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0,
        2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4 };
    static constexpr std::array kMiddleBelow { 1.0, 2.05319162663775882187e0,
        1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
        1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9 };
    static constexpr std::array kTailAbove { 6.65790464350110377720e0, 5.46378491116411436990e0,
        1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2,
        1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7 };
    static constexpr std::array kTailBelow { 1.0, 5.99832206555887937690e-1,
        1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
        1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15 };

    const double centred = p - 0.5;
    if (std::abs(centred) <= 0.425) {
        const double r = 0.180625 - centred * centred;
        return centred * polynomial(kCentreAbove, r) / polynomial(kCentreBelow, r);
    }
    const double tail = centred < 0 ? p : 1 - p;
    const double r = std::sqrt(-log(tail));
    const double distance = r <= 5
        ? polynomial(kMiddleAbove, r - 1.6) / polynomial(kMiddleBelow, r - 1.6)
        : polynomial(kTailAbove, r - 5) / polynomial(kTailBelow, r - 5);
    return centred < 0 ? -distance : distance;
}

double normalDistribution(double x)
{
    if (x > 0)
        return 1 - normalDistribution(-x);
    if (x < -38)
        return 0;
    const double density = exp(-x * x / 2) / kRootOfTwoPi;
    if (x > -3) { // 1/2 + density * (x + x^3/3 + x^5/15 ...)
        double term = x;
        double sum = x;
        for (int i = 3; i < 100; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + density * sum;
    }
    double fraction = -x; // Laplace's continued fraction, from its far end
    for (int i = 120; i > 0; --i)
        fraction = -x + i / fraction;
    return density / fraction;
}

} // namespace sim::portable
