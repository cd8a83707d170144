// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kUnknownKind; ///< %1 kind, %2 known ones
extern const ErrorKind kKindForOtherType; ///< %1 kind, %2 type, %3 types that it serves
extern const ErrorKind kUnknownParameter; ///< %1 parameter, %2 kind, %3 known ones
extern const ErrorKind kMissingParameter; ///< %1 parameter, %2 kind, %3 what it is
extern const ErrorKind kWrongParameterType; ///< %1 parameter, %2 what is wanted
extern const ErrorKind kParameterOutOfRange; ///< %1 parameter, %2 value, %3 range
extern const ErrorKind kNotAChoice; ///< %1 parameter, %2 value, %3 choices
extern const ErrorKind kSourcesTooDeep; ///< %1 levels allowed

} // namespace sim::errors
