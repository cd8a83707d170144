// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/feederrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kFeedBadName {
    .code = "feed.badName",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be the name of a %2"),
    .why = QT_TRANSLATE_NOOP("Error", "%3 (Connio contract, section 3)"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Begin with a letter and use letters, digits, \"-\" and \"_\" (in properties also "
        "\".\"), 64 characters at the most."),
};

const ErrorKind kFeedReservedName {
    .code = "feed.reservedName",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be the name of a %2"),
    .why
    = QT_TRANSLATE_NOOP("Error", "the platform reserves this name (Connio contract, section 3)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose another name, such as \"my-%1\"."),
};

const ErrorKind kFeedBadId {
    .code = "feed.badId",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be a device id"),
    .why = QT_TRANSLATE_NOOP("Error", "%2 (Connio contract, sections 2 and 3)"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Copy the id from the platform; it looks like _dev_571692235317590466."),
};

const ErrorKind kFeedNotJson {
    .code = "feed.notJson",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The payload is not JSON"),
    .why = QT_TRANSLATE_NOOP("Error", "%1 (Connio contract, section %2)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write it like %3."),
};

const ErrorKind kFeedWrongType {
    .code = "feed.wrongType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "%1 is not a value of the type %2"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "the platform discards values of another type (Connio contract, section 3)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write it like %3."),
};

const ErrorKind kFeedBadLocation {
    .code = "feed.badLocation",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This is not a location"),
    .why = QT_TRANSLATE_NOOP("Error", "%1 (Connio contract, section 4)"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write it like {\"zone\":\"dock\",\"geo\":{\"lat\":49.35,\"lon\":-123.07,\"alt\":0}}; "
        "zone or geo may be missing, and alt."),
};

const ErrorKind kFeedMalformed {
    .code = "feed.malformedFeed",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The Data Feed is malformed"),
    .why = QT_TRANSLATE_NOOP("Error", "%1 (Connio contract, section 4)"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write it like "
        "{\"dps\":[{\"t\":\"2017-05-01T14:00:57.467Z\",\"v\":15.45,\"prop\":\"temperature\"}]}."),
};

const ErrorKind kFeedBadTime {
    .code = "feed.badTime",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "%1 is not a time of a Data Feed"),
    .why = QT_TRANSLATE_NOOP("Error", "%2 (Connio contract, section 4)"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write \"t\" as UTC with Z, such as \"2017-05-01T14:00:57.467Z\", and \"tt\" as whole "
        "milliseconds from the \"t\" of the feed."),
};

const ErrorKind kFeedUnknownProperty {
    .code = "feed.unknownProperty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The device has no property \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error",
        "the platform can only store properties of the device (Connio contract, section 2)"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Correct the name, or add the property to the device type."),
};

const ErrorKind kFeedNameCase {
    .code = "feed.nameCase",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The topic holds \"%1\" with capital letters"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "property names in topics are always lower case (Connio contract, section 2)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Publish on .../properties/%2."),
};

const ErrorKind kFeedOutOfBoundaries {
    .code = "feed.outOfBoundaries",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "%1 is outside of the boundaries of \"%2\""),
    .why = QT_TRANSLATE_NOOP("Error", "%3; the platform discards it (Connio contract, section 3)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Change the value, or the boundaries of the property."),
};

const ErrorKind kFeedTooLarge {
    .code = "feed.tooLarge",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The value of \"%2\" is too large with %1 bytes"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "%3 bytes are allowed, the platform discards more (Connio contract, section 3)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Shorten the value, or raise the size of the property."),
};

const ErrorKind kFeedTooManyPoints {
    .code = "feed.tooManyPoints",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The Data Feed holds %1 points"),
    .why
    = QT_TRANSLATE_NOOP("Error", "the account allows %2 in one feed (Connio contract, section 6)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Send several feeds, or lower maxPoints of the batch."),
};

const ErrorKind kFeedBadAnnotations {
    .code = "feed.badAnnotations",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The annotations break a limit"),
    .why = QT_TRANSLATE_NOOP("Error", "%1 (Connio contract, section 4)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Send fewer or shorter annotations."),
};

} // namespace sim::errors
