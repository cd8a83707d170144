// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/baseerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kBadDuration {
    .code = "base.badDuration",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a duration"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write a number and a unit: 500ms, 5s, 15m, 2h or 1d."),
};

const ErrorKind kBadTime {
    .code = "base.badTime",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a point in time"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write ISO 8601 with a zone, such as 2026-05-01T14:00:57.467Z or "
        "2026-05-01T16:00:57+02:00."),
};

const ErrorKind kJsonTooLong {
    .code = "base.jsonTooLong",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text is %1 bytes long"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %2 bytes are read"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Split it into smaller parts."),
};

const ErrorKind kJsonByteOrderMark {
    .code = "base.jsonByteOrderMark",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text starts with a byte order mark"),
    .why = QT_TRANSLATE_NOOP("Error", "JSON is plain UTF-8 without one"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Save it as \"UTF-8 without BOM\"."),
};

const ErrorKind kJsonBadUtf8 {
    .code = "base.jsonBadUtf8",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A byte here does not belong to a UTF-8 character"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Save the file in the encoding UTF-8; if it is damaged, restore it from a copy."),
};

const ErrorKind kJsonEmpty {
    .code = "base.jsonEmpty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text is empty"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write a JSON value, for a profile an object in { }."),
};

const ErrorKind kJsonEndsEarly {
    .code = "base.jsonEndsEarly",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text ends too early"),
    .why = QT_TRANSLATE_NOOP("Error", "%1 was expected next"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Add what is missing; if the file was cut off, restore it from a copy."),
};

const ErrorKind kJsonUnexpected {
    .code = "base.jsonUnexpected",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Found %1"),
    .why = QT_TRANSLATE_NOOP("Error", "%2 was expected here"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Look for a missing or extra comma, quote or bracket just before this place."),
};

const ErrorKind kJsonTrailingText {
    .code = "base.jsonTrailingText",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP(
        "Error", "There is more text after the end of the JSON value, beginning with %1"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove it, or put all values into one array or object."),
};

const ErrorKind kJsonTooDeep {
    .code = "base.jsonTooDeep",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Arrays and objects are nested too deeply"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 levels are read"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write the values with fewer levels."),
};

const ErrorKind kJsonDuplicateKey {
    .code = "base.jsonDuplicateKey",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key \"%1\" stands twice in one object"),
    .why = QT_TRANSLATE_NOOP("Error", "it was first written at %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove or rename one of the two."),
};

const ErrorKind kJsonBadNumber {
    .code = "base.jsonBadNumber",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a JSON number"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write digits with an optional minus, a dot and an exponent, such as -0.5 or 1e-3, without "
        "leading zeros."),
};

const ErrorKind kJsonNumberRange {
    .code = "base.jsonNumberRange",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The number %1 is too large or too close to zero"),
    .why = QT_TRANSLATE_NOOP("Error", "64-bit floating point reaches from 5e-324 to 1.8e308"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write a number within these bounds."),
};

const ErrorKind kJsonControlCharacter {
    .code = "base.jsonControlCharacter",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A control character (code %1) stands inside a text"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "JSON texts may not hold line breaks, tabs or other control characters"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Write an escape such as \\n or \\t, or close the text with a quote."),
};

const ErrorKind kJsonBadEscape {
    .code = "base.jsonBadEscape",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an escape that JSON knows"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits; a backslash itself is "
        "written twice."),
};

const ErrorKind kJsonLoneSurrogate {
    .code = "base.jsonLoneSurrogate",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is half of a character"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "characters above U+FFFF need two \\u escapes, a high one and a low one"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write the character itself or both escapes."),
};

} // namespace sim::errors
