// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QStringList>

#include <optional>
#include <span>

namespace sim {

/// A function that formulas know.
struct FormulaFunction
{
    QLatin1StringView name;
    int least = 1; ///< arguments
    int most = 1;
    double (*call)(std::span<const double> arguments) = nullptr;
};

/// All of them, in the order of the documentation.
std::span<const FormulaFunction> formulaFunctions();

} // namespace sim
