// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kNoRange; ///< %1 property
extern const ErrorKind kUnknownFault; ///< %1 fault, %2 device

} // namespace sim::errors
