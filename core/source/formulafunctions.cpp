// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/formulafunctions.h"

#include "core/base/portablearc.h"
#include "core/base/portablemath.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sim {

namespace {

    using Arguments = std::span<const double>;

    constexpr double kTwoPi = 6.283185307179586476925;
    constexpr double kDegree = 0.01745329251994329577;
    constexpr double kLn10 = 2.302585092994045684018;
    constexpr double kLn2 = 0.693147180559945309417;

    double smallest(Arguments x)
    {
        return *std::min_element(x.begin(), x.end());
    }

    double largest(Arguments x)
    {
        return *std::max_element(x.begin(), x.end());
    }

    /// Half away from zero, as people round.
    double rounded(Arguments x)
    {
        const double scale = x.size() > 1 ? portable::pow(10, x[1]) : 1;
        return std::round(x[0] * scale) / scale;
    }

    double signOf(Arguments x)
    {
        return x[0] > 0 ? 1 : x[0] < 0 ? -1 : x[0];
    }

    // Limits the wrong way round give the upper one.
    double clamped(Arguments x)
    {
        return std::min(std::max(x[0], x[1]), x[2]);
    }

    double tangent(Arguments x)
    {
        return portable::sinTurns(x[0] / kTwoPi) / portable::cosTurns(x[0] / kTwoPi);
    }

    // clang-format off
    constexpr std::array kFunctions {
        FormulaFunction { QLatin1StringView("abs"), 1, 1, [](Arguments x) { return std::abs(x[0]); } },
        FormulaFunction { QLatin1StringView("sign"), 1, 1, signOf },
        FormulaFunction { QLatin1StringView("min"), 2, 3, smallest },
        FormulaFunction { QLatin1StringView("max"), 2, 3, largest },
        FormulaFunction { QLatin1StringView("clamp"), 3, 3, clamped },
        FormulaFunction { QLatin1StringView("floor"), 1, 1, [](Arguments x) { return std::floor(x[0]); } },
        FormulaFunction { QLatin1StringView("ceil"), 1, 1, [](Arguments x) { return std::ceil(x[0]); } },
        FormulaFunction { QLatin1StringView("trunc"), 1, 1, [](Arguments x) { return std::trunc(x[0]); } },
        FormulaFunction { QLatin1StringView("round"), 1, 2, rounded },
        FormulaFunction { QLatin1StringView("sqrt"), 1, 1, [](Arguments x) { return std::sqrt(x[0]); } },
        FormulaFunction { QLatin1StringView("pow"), 2, 2, [](Arguments x) { return portable::pow(x[0], x[1]); } },
        FormulaFunction { QLatin1StringView("exp"), 1, 1, [](Arguments x) { return portable::exp(x[0]); } },
        FormulaFunction { QLatin1StringView("log"), 1, 1, [](Arguments x) { return portable::log(x[0]); } },
        FormulaFunction { QLatin1StringView("log10"), 1, 1, [](Arguments x) { return portable::log(x[0]) / kLn10; } },
        FormulaFunction { QLatin1StringView("log2"), 1, 1, [](Arguments x) { return portable::log(x[0]) / kLn2; } },
        FormulaFunction { QLatin1StringView("sin"), 1, 1, [](Arguments x) { return portable::sinTurns(x[0] / kTwoPi); } },
        FormulaFunction { QLatin1StringView("cos"), 1, 1, [](Arguments x) { return portable::cosTurns(x[0] / kTwoPi); } },
        FormulaFunction { QLatin1StringView("tan"), 1, 1, tangent },
        FormulaFunction { QLatin1StringView("asin"), 1, 1, [](Arguments x) { return portable::asin(x[0]); } },
        FormulaFunction { QLatin1StringView("acos"), 1, 1, [](Arguments x) { return portable::acos(x[0]); } },
        FormulaFunction { QLatin1StringView("atan"), 1, 1, [](Arguments x) { return portable::atan2(x[0], 1); } },
        FormulaFunction { QLatin1StringView("atan2"), 2, 2, [](Arguments x) { return portable::atan2(x[0], x[1]); } },
        FormulaFunction { QLatin1StringView("deg"), 1, 1, [](Arguments x) { return x[0] / kDegree; } },
        FormulaFunction { QLatin1StringView("rad"), 1, 1, [](Arguments x) { return x[0] * kDegree; } },
    };
    // clang-format on

} // namespace

std::span<const FormulaFunction> formulaFunctions()
{
    return kFunctions;
}

} // namespace sim
