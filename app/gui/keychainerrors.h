// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

// What the system's keychain can answer with.
namespace sim::errors {

extern const ErrorKind kKeychainMissing; ///< reference
extern const ErrorKind kKeychainDenied; ///< reference, the system's words
extern const ErrorKind kKeychainTimeout; ///< reference

} // namespace sim::errors
