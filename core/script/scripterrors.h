// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

/// Scripts; where() of the error holds name and line.
namespace sim::errors {

extern const ErrorKind kScriptFailed; ///< %1 what the script or the engine says
extern const ErrorKind kScriptHasNoNext; ///< no argument
extern const ErrorKind kScriptStrict; ///< no argument
extern const ErrorKind kScriptTooSlow; ///< %1 budget
extern const ErrorKind kScriptNoValue; ///< no argument
extern const ErrorKind kScriptWrongValue; ///< %1 value, %2 type wanted
extern const ErrorKind kScriptState; ///< %1 KiB allowed

} // namespace sim::errors
