// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

// Lines of `conniosim mqtt`; where() is `stdin:line:column: /field`.
extern const ErrorKind kLineTooLong; ///< %1 bytes allowed
extern const ErrorKind kNotACommand; ///< %1 what was found
extern const ErrorKind kNoCommand;
extern const ErrorKind kUnknownCommand; ///< %1 name, %2 known names
extern const ErrorKind kUnknownField; ///< %1 name, %2 known names
extern const ErrorKind kMissingField; ///< %1 name, %2 what it holds
extern const ErrorKind kBadField; ///< %1 name, %2 found, %3 wanted
extern const ErrorKind kTwoPayloads;
extern const ErrorKind kSecretWithoutUser;
extern const ErrorKind kSessionWithoutId;
extern const ErrorKind kBadFilter; ///< %1 filter

// Clients.
extern const ErrorKind kUnknownClient; ///< %1 name
extern const ErrorKind kWhichClient; ///< %1 number of clients
extern const ErrorKind kNameInUse; ///< %1 name, %2 state
extern const ErrorKind kTooManyClients; ///< %1 allowed
extern const ErrorKind kNeedsConnection; ///< %1 command, %2 state
extern const ErrorKind kNothingOpen; ///< %1 command, %2 state

} // namespace sim::errors
