// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kWrongType; ///< %1 property, %2 wanted, %3 found
extern const ErrorKind kNoValue; ///< %1 property
extern const ErrorKind kNotFinite; ///< %1 property
extern const ErrorKind kNoSpan; ///< %1 property, %2 modifier
extern const ErrorKind kOtherUnit; ///< %1 property, %2 unit of the modifier, %3 of the property
extern const ErrorKind kBadInterval; ///< %1 property
extern const ErrorKind kInputCycle; ///< %1 chain of properties
extern const ErrorKind kUnknownInput; ///< %1 property, %2 input
extern const ErrorKind kUnknownProperty; ///< %1 property, %2 device
extern const ErrorKind kNotManual; ///< %1 property

} // namespace sim::errors
