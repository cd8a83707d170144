// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

/// Formulas of `expression`; where() of the error holds the column.
namespace sim::errors {

extern const ErrorKind kFormulaEmpty;
extern const ErrorKind kFormulaTooLong; ///< %1 characters allowed
extern const ErrorKind kFormulaTooComplex; ///< %1 operations allowed
extern const ErrorKind kFormulaTooDeep; ///< %1 levels allowed
extern const ErrorKind kFormulaUnexpected; ///< %1 what was found, %2 what was expected
extern const ErrorKind kFormulaBadNumber; ///< %1 text
extern const ErrorKind kFormulaUnknownName; ///< %1 name, %2 known ones
extern const ErrorKind kFormulaArguments; ///< %1 function, %2 arguments wanted, %3 given
extern const ErrorKind kFormulaInputMissing; ///< %1 property
extern const ErrorKind kFormulaInputNoNumber; ///< %1 property
extern const ErrorKind kFormulaNotFinite; ///< %1 result

} // namespace sim::errors
