// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kBadDuration; ///< %1 the text
extern const ErrorKind kBadTime; ///< %1 the text

// JSON texts; where() of the error holds line, column and pointer.
extern const ErrorKind kJsonTooLong; ///< %1 bytes it has, %2 bytes allowed
extern const ErrorKind kJsonByteOrderMark;
extern const ErrorKind kJsonBadUtf8;
extern const ErrorKind kJsonEmpty;
extern const ErrorKind kJsonEndsEarly; ///< %1 what was expected next
extern const ErrorKind kJsonUnexpected; ///< %1 what was found, %2 what was expected
extern const ErrorKind kJsonTrailingText; ///< %1 what was found
extern const ErrorKind kJsonTooDeep; ///< %1 levels allowed
extern const ErrorKind kJsonDuplicateKey; ///< %1 key, %2 line and column of the first
extern const ErrorKind kJsonBadNumber; ///< %1 the text
extern const ErrorKind kJsonNumberRange; ///< %1 the text
extern const ErrorKind kJsonControlCharacter; ///< %1 code in hex
extern const ErrorKind kJsonBadEscape; ///< %1 the text
extern const ErrorKind kJsonLoneSurrogate; ///< %1 the text

} // namespace sim::errors
