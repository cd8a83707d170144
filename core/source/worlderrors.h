// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

/// Sources that use something of the world: files, the host, scripts.
namespace sim::errors {

extern const ErrorKind kNoSourceFiles; ///< %1 kind
extern const ErrorKind kSourceFileRefused; ///< %1 path
extern const ErrorKind kSourceFileUnreadable; ///< %1 path, %2 what the system says

extern const ErrorKind kFormatIsText; ///< %1 kind, %2 format
extern const ErrorKind kUnknownZone; ///< %1 time zone
extern const ErrorKind kBadMaskLength; ///< %1 characters allowed
extern const ErrorKind kMaskEndsInEscape; ///< %1 mask

// Recordings; where() of the error holds file, line and column.
extern const ErrorKind kNoColumn; ///< %1 name, %2 columns that there are
extern const ErrorKind kBadRecordedTime; ///< %1 text
extern const ErrorKind kTimeGoesBack; ///< %1 text
extern const ErrorKind kBadRecordedValue; ///< %1 text, %2 type
extern const ErrorKind kEmptyRecording; ///< no argument
extern const ErrorKind kRecordingTooShort; ///< no argument
extern const ErrorKind kRecordingStream; ///< no argument

extern const ErrorKind kNoHost; ///< no argument
extern const ErrorKind kHostUnavailable; ///< %1 folder
extern const ErrorKind kHostUnreadable; ///< %1 file, %2 what the system says
extern const ErrorKind kNoInterface; ///< %1 name, %2 interfaces that there are
extern const ErrorKind kNoDisk; ///< %1 path

extern const ErrorKind kNoScripts; ///< no argument
extern const ErrorKind kBadScriptFile; ///< %1 file, %2 KiB allowed

/// Whether \a error only says that a part of the SourceContext is missing here: elsewhere the
/// source may well work.
bool isUnavailableHere(const Error &error);

} // namespace sim::errors
