// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kNoDevices;
extern const ErrorKind kNoEndpoint; ///< %1 device
extern const ErrorKind kNoSecret; ///< %1 device, %2 reference
extern const ErrorKind kLosing; ///< %1 reason; names no device, so that a fleet's fold
extern const ErrorKind kNotDelivered; ///< %1 messages
extern const ErrorKind kUnknownDevice; ///< %1 device
extern const ErrorKind kAlreadyRunning;
extern const ErrorKind kNotRunning;
extern const ErrorKind kJournalFolder; ///< %1 folder
extern const ErrorKind kJournalLocked; ///< %1 folder
extern const ErrorKind kJournalWrite; ///< %1 folder, %2 reason
extern const ErrorKind kJournalDamaged; ///< %1 file, %2 where it is kept

} // namespace sim::errors
