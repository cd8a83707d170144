// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

// "Section" in these texts is a section of the Connio contract, as docs/data-feed.md lists it.

extern const ErrorKind kFeedBadName; ///< %1 the name, %2 "property" or "method", %3 why
extern const ErrorKind kFeedReservedName; ///< %1 the name, %2 "property" or "method"
extern const ErrorKind kFeedBadId; ///< %1 the id, %2 why

extern const ErrorKind
    kFeedNotJson; ///< %1 what the JSON reader says, %2 section, %3 the form that is wanted
extern const ErrorKind kFeedWrongType; ///< %1 the value, %2 the type, %3 the form that is wanted
extern const ErrorKind kFeedBadLocation; ///< %1 why
extern const ErrorKind kFeedMalformed; ///< %1 why
extern const ErrorKind kFeedBadTime; ///< %1 the text, %2 why

extern const ErrorKind kFeedUnknownProperty; ///< %1 the name
extern const ErrorKind kFeedNameCase; ///< %1 the name, %2 the same in lower case
extern const ErrorKind kFeedOutOfBoundaries; ///< %1 the value, %2 the property, %3 why
extern const ErrorKind kFeedTooLarge; ///< %1 bytes, %2 the property, %3 bytes allowed
extern const ErrorKind kFeedTooManyPoints; ///< %1 points, %2 points allowed
extern const ErrorKind kFeedBadAnnotations; ///< %1 why

} // namespace sim::errors
