// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

/// Failures of the platform's REST interface (contract, section 5: 400, 401, 403, 404, 429, 5xx).
extern const ErrorKind kRestAddress; ///< %1 address
extern const ErrorKind kRestNotEncrypted; ///< %1 address
extern const ErrorKind kRestNoKey;
extern const ErrorKind kRestRefused; ///< 401, %1 the platform's words
extern const ErrorKind kRestForbidden; ///< 403, %1 the platform's words
extern const ErrorKind kRestNotFound; ///< 404, %1 the platform's words
extern const ErrorKind kRestTooMany; ///< 429
extern const ErrorKind kRestServer; ///< 5xx, %1 status and words
extern const ErrorKind kRestStatus; ///< %1 status and words
extern const ErrorKind kRestSilent; ///< %1 seconds
extern const ErrorKind kRestTooLarge; ///< %1 MiB
extern const ErrorKind kRestBroken; ///< %1 text of the library
extern const ErrorKind kRestCancelled;

} // namespace sim::errors
