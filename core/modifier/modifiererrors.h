// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kEmptyClamp; ///< %1 min, %2 max
extern const ErrorKind kNoClampLimit; ///< no argument
extern const ErrorKind kUnknownUnit; ///< %1 unit, %2 known ones
extern const ErrorKind kUnitsDiffer; ///< %1 unit, %2 its dimension, %3 the other, %4 its dimension

} // namespace sim::errors
