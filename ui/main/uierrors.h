// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

// What the window itself can refuse.
namespace sim::errors {

extern const ErrorKind kReadOnly; ///< file
extern const ErrorKind kNothingToRun;
extern const ErrorKind kDemoMissing; ///< resource

} // namespace sim::errors
