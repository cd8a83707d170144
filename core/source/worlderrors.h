// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

/// Sources that use something of the world: files, the host, scripts.
namespace sim::errors {

extern const ErrorKind kNoSourceFiles; ///< %1 kind
extern const ErrorKind kSourceFileRefused; ///< %1 path
extern const ErrorKind kSourceFileUnreadable; ///< %1 path, %2 what the system says


} // namespace sim::errors
