// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

/// CSV files; where() of the error holds file, line and column.
namespace sim::errors {

extern const ErrorKind kCsvUnreadable; ///< %1 what the system says
extern const ErrorKind kCsvEmpty;
extern const ErrorKind kCsvNameMissing; ///< %1 number of the column
extern const ErrorKind kCsvNameTwice; ///< %1 name
extern const ErrorKind kCsvFieldCount; ///< %1 fields it has, %2 columns of the header
extern const ErrorKind kCsvRowTooLong; ///< %1 bytes allowed, %2 fields allowed
extern const ErrorKind kCsvBadText;
extern const ErrorKind kCsvQuoteInside;
extern const ErrorKind kCsvTextAfterQuote;
extern const ErrorKind kCsvUnclosedQuote;
extern const ErrorKind kCsvLoneReturn;

} // namespace sim::errors
