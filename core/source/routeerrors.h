// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

/// Routes; where() of the error holds file and line where there is one.
namespace sim::errors {

extern const ErrorKind kRouteUnknownFormat;
extern const ErrorKind kRouteIsNoGpx; ///< %1 element found
extern const ErrorKind kRouteBadXml; ///< %1 what the reader says
extern const ErrorKind kRouteBadPoint;
extern const ErrorKind kRouteBadPair;
extern const ErrorKind kRouteTooLong; ///< %1 points allowed
extern const ErrorKind kRouteTooLarge; ///< %1 MiB allowed
extern const ErrorKind kRouteTooShort; ///< %1 points found
extern const ErrorKind kRouteMissing;
extern const ErrorKind kRouteStandsStill;
extern const ErrorKind kStopBeyondRoute; ///< %1 km of the stop, %2 km of the route

} // namespace sim::errors
