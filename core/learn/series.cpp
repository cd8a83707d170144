// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/series.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sim {

namespace {

    constexpr double kTwoPi = 6.283185307179586;

    /// More points than these are searched as means of neighbours.
    constexpr std::size_t kSearchPoints = 2048;
    constexpr double kFewestCycles = 3;
    constexpr int kRefinements = 24;

    /// A peak below this part of the variance is no wave: nothing to refine.
    constexpr double kWorthRefining = 0.1;

    /// Sums of the least-squares fit of mean, cosine and sine at \a turns per step.
    Wave fitted(std::span<const double> x, double turns)
    {
        const double centre = meanOf(x);
        double cc = 0;
        double ss = 0;
        double cs = 0;
        double xc = 0;
        double xs = 0;
        // The angle goes on by a rotation, which is exact enough for a proposal.
        const double turnCos = std::cos(kTwoPi * turns);
        const double turnSin = std::sin(kTwoPi * turns);
        double c = 1;
        double s = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            cc += c * c;
            ss += s * s;
            cs += c * s;
            xc += (x[i] - centre) * c;
            xs += (x[i] - centre) * s;
            const double next = c * turnCos - s * turnSin;
            s = s * turnCos + c * turnSin;
            c = next;
        }
        const double determinant = cc * ss - cs * cs;
        Wave wave { .period = 1 / turns, .mean = centre };
        if (determinant <= 1e-9 * cc * cc)
            return wave;
        const double a = (xc * ss - xs * cs) / determinant;
        const double b = (xs * cc - xc * cs) / determinant;
        const double total = varianceOf(x, centre) * static_cast<double>(x.size());
        wave.amplitude = std::hypot(a, b);
        wave.phase = std::atan2(a, b) / kTwoPi; // a cos + b sin = A sin(angle + phase)
        wave.share = total > 0 ? std::clamp((a * xc + b * xs) / total, 0.0, 1.0) : 0;
        wave.rest = std::sqrt(total * (1 - wave.share) / static_cast<double>(x.size()));
        return wave;
    }

    std::vector<double> shortened(std::span<const double> x, std::size_t block)
    {
        std::vector<double> result;
        for (std::size_t i = 0; i + block <= x.size(); i += block)
            result.push_back(meanOf(x.subspan(i, block)));
        return result;
    }

    template <typename Law>
    double distance(std::vector<double> &x, Law law)
    {
        std::sort(x.begin(), x.end());
        const auto n = static_cast<double>(x.size());
        double worst = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double expected = law(x[i]);
            worst = std::max({ worst, static_cast<double>(i + 1) / n - expected,
                expected - static_cast<double>(i) / n });
        }
        return worst;
    }

} // namespace

double meanOf(std::span<const double> x)
{
    return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

double varianceOf(std::span<const double> x, double mean)
{
    double sum = 0;
    for (const double value : x)
        sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(x.size());
}

double correlationOf(std::span<const double> x, std::size_t lag)
{
    const double mean = meanOf(x);
    const double variance = varianceOf(x, mean);
    if (variance <= 0 || lag >= x.size())
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i + lag < x.size(); ++i)
        sum += (x[i] - mean) * (x[i + lag] - mean);
    return sum / static_cast<double>(x.size() - lag) / variance;
}

std::vector<double> stepsOf(std::span<const double> x)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < x.size(); ++i)
        steps.push_back(x[i] - x[i - 1]);
    return steps;
}

Wave strongestWave(std::span<const double> x)
{
    const std::size_t block = std::max<std::size_t>(x.size() / kSearchPoints, 1);
    const std::vector<double> coarse = shortened(x, block);
    const auto count = static_cast<double>(coarse.size());
    Wave best;
    double bestTurns = 0;
    for (double cycles = kFewestCycles; cycles <= count / 3; ++cycles) {
        const Wave wave = fitted(coarse, cycles / count);
        if (wave.share > best.share) {
            best = wave;
            bestTurns = cycles / count;
        }
    }
    if (best.share < kWorthRefining)
        return {};
    // The peak lies within one bin; thirds of it are narrowed down on the whole series.
    double low = (bestTurns - 1 / count) / static_cast<double>(block);
    double high = (bestTurns + 1 / count) / static_cast<double>(block);
    for (int i = 0; i < kRefinements; ++i) {
        const double third = (high - low) / 3;
        if (fitted(x, low + third).share < fitted(x, high - third).share)
            low += third;
        else
            high -= third;
    }
    return fitted(x, (low + high) / 2);
}

double distanceFromUniform(std::vector<double> x)
{
    const auto [least, greatest] = std::minmax_element(x.begin(), x.end());
    const double low = *least;
    const double width = *greatest - low;
    return distance(x, [low, width](double value) { return (value - low) / width; });
}

double distanceFromNormal(std::vector<double> x)
{
    const double mean = meanOf(x);
    const double stdDev = std::sqrt(varianceOf(x, mean));
    return distance(x, [mean, stdDev](double value) {
        return std::erfc((mean - value) / stdDev / std::sqrt(2.0)) / 2;
    });
}

} // namespace sim
