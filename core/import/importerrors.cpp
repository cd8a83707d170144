// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/importerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kNoPlatformDocument {
    .code = "import.noDocument",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This is no document of the platform: found %1"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Give a device state, a device profile, a page of properties, methods or devices, or a "
        "CSV of devices, as the platform's interface returns them."),
};

const ErrorKind kMissingMember {
    .code = "import.missingMember",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is missing from this %2"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Fetch the document again and give it unchanged."),
};

const ErrorKind kWrongMember {
    .code = "import.wrongMember",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Found %2 instead of %1"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Fetch the document again and give it unchanged."),
};

const ErrorKind kUnknownPropertyType {
    .code = "import.unknownType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is no property type"),
    .why = QT_TRANSLATE_NOOP("Error", "known are %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Take the property out of the document, or correct it."),
};

const ErrorKind kNothingToImport {
    .code = "import.nothing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The documents define no property that a device could send"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Add the page of the profile's properties, or use a device state: it holds every "
        "property."),
};

const ErrorKind kFilePropertySkipped {
    .code = "import.fileProperty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The property \"%1\" is left out"),
    .why = QT_TRANSLATE_NOOP("Error", "its type is file, which cannot be sent over MQTT"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Nothing needs to be done."),
};

const ErrorKind kMorePages {
    .code = "import.morePages",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This page holds %1 of %2 entries"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give the other pages as well."),
};

const ErrorKind kSecretIgnored {
    .code = "import.secretIgnored",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The secret of the key %1 was not taken over"),
    .why = QT_TRANSLATE_NOOP("Error", "a profile never holds secrets"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Enter it when the device connects, or put it into an environment variable."),
};

const ErrorKind kStateWithoutMeta {
    .code = "import.noMeta",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The type of \"%1\" was taken from its value: %2"),
    .why = QT_TRANSLATE_NOOP("Error", "the state was read without definitions"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Read the state without \"meta=false\" to be sure."),
};

const ErrorKind kBoundariesIgnored {
    .code = "import.boundariesIgnored",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The boundaries of \"%1\" are not understood"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Set the limits by hand after importing."),
};

const ErrorKind kOwnerUnknown {
    .code = "import.ownerUnknown",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "No document says to which profile \"%1\" belongs"),
    .why = QT_TRANSLATE_NOOP("Error", "its owner is %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give the document of that profile as well."),
};

const ErrorKind kProfileUnknown {
    .code = "import.profileUnknown",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The device \"%1\" is left out"),
    .why = QT_TRANSLATE_NOOP("Error", "no document defines its profile %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give that profile and its properties as well."),
};

const ErrorKind kDeviceIdMissing {
    .code = "import.deviceIdMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The device \"%1\" has a made-up id"),
    .why = QT_TRANSLATE_NOOP("Error", "no document says its id on the platform"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Enter device id and key before it connects to Connio."),
};

const ErrorKind kDeviceDisabled {
    .code = "import.deviceDisabled",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The device \"%1\" is disabled"),
    .why = QT_TRANSLATE_NOOP("Error", "the platform refuses its login"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Enable it on the platform."),
};

} // namespace sim::errors
