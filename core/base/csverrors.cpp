// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csverrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kCsvUnreadable {
    .code = "base.csvUnreadable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The CSV file cannot be read any further"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the file, its access rights and the disk."),
};

const ErrorKind kCsvEmpty {
    .code = "base.csvEmpty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The CSV file is empty"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write the names of the columns into its first line."),
};

const ErrorKind kCsvNameMissing {
    .code = "base.csvNameMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Column %1 of the CSV file has no name"),
    .why = QT_TRANSLATE_NOOP("Error", "the first line must name every column"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give it a name, or remove the separator before it."),
};

const ErrorKind kCsvNameTwice {
    .code = "base.csvNameTwice",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Two columns of the CSV file are named \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Rename one of them."),
};

const ErrorKind kCsvFieldCount {
    .code = "base.csvFieldCount",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The row has %1 fields"),
    .why = QT_TRANSLATE_NOOP("Error", "the first line names %2 columns"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Add what is missing or remove what is too much; fields that hold a separator or a line "
        "break need quotes."),
};

const ErrorKind kCsvRowTooLong {
    .code = "base.csvRowTooLong",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The row is too long"),
    .why = QT_TRANSLATE_NOOP("Error", "a row has at most %1 bytes and %2 fields"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Look for a quote that opens at the beginning of this row and is not closed."),
};

const ErrorKind kCsvBadText {
    .code = "base.csvBadText",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The field is not text in the encoding UTF-8"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Save the file as CSV in UTF-8."),
};

const ErrorKind kCsvQuoteInside {
    .code = "base.csvQuoteInside",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A quote stands inside of a field without quotes"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Put the whole field into quotes and write each quote inside of it twice."),
};

const ErrorKind kCsvTextAfterQuote {
    .code = "base.csvTextAfterQuote",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The field goes on after its closing quote"),
    .why = QT_TRANSLATE_NOOP("Error", "a separator or the end of the line was expected"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write quotes inside of a field in quotes twice: \"\"."),
};

const ErrorKind kCsvUnclosedQuote {
    .code = "base.csvUnclosedQuote",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The quote that opens here is never closed"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Close it; if the file was cut off, restore it from a copy."),
};

const ErrorKind kCsvLoneReturn {
    .code = "base.csvLoneReturn",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A carriage return stands without a line feed"),
    .why = QT_TRANSLATE_NOOP("Error", "lines end with LF or with CR and LF"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Save the file with the line ends of Unix or Windows."),
};

} // namespace sim::errors
