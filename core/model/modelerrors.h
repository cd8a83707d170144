// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

// An endpoint that cannot be read. All carry the code `model.badEndpoint`; the sentences tell them
// apart.
extern const ErrorKind kEndpointEmpty;
extern const ErrorKind kEndpointScheme; ///< %1 the text, %2 its scheme
extern const ErrorKind kEndpointHost; ///< %1 the text
extern const ErrorKind kEndpointPort; ///< %1 the text, %2 its port
extern const ErrorKind kEndpointSecret; ///< %1 the text without the user info
extern const ErrorKind kEndpointPath; ///< %1 the text, %2 its path
extern const ErrorKind kEndpointExtra; ///< %1 the text, %2 the part behind the path

} // namespace sim::errors
