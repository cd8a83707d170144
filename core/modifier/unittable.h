// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

namespace sim {

/// A unit of measure: (value + shift) * factor is the value in its dimension's base unit.
struct MeasureUnit
{
    const char16_t *symbol; ///< as it is shown
    const char *dimension; ///< English, translated in context "Unit"
    double factor;
    double shift = 0; ///< of temperatures
    const char16_t *alias = nullptr; ///< how it may be written without special signs
};

/// The unit of this symbol or alias, upper and lower case told apart; null: not in the table.
const MeasureUnit *findUnit(QStringView text);

/// All symbols, grouped by dimension.
QStringList unitSymbols();

/// True for two ways to write one unit; texts that the table does not know must be equal.
bool isSameUnit(const QString &a, const QString &b);

/// From one unit to another of its dimension; affine, so that temperatures work.
class UnitConversion
{
public:
    /// Errors: `modifier.unknownUnit`, `modifier.unitsDiffer` with both dimensions.
    static Result<UnitConversion> make(const QString &from, const QString &to);

    double operator()(double value) const { return (value + m_fromShift) * m_factor - m_toShift; }

private:
    double m_fromShift = 0;
    double m_factor = 1;
    double m_toShift = 0;
};

} // namespace sim
