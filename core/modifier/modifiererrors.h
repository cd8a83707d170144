// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kEmptyClamp; ///< %1 min, %2 max
extern const ErrorKind kNoClampLimit; ///< no argument

} // namespace sim::errors
