// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/fileerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kCannotRead {
    .code = "file.cannotRead",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The file cannot be read"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check that the path is right and that you may read the file."),
};

const ErrorKind kNotAFile {
    .code = "file.notAFile",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This is not a regular file"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose a profile file (*.conniosim)."),
};

const ErrorKind kCannotWrite {
    .code = "file.cannotWrite",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The file was not saved"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "What was there before is unchanged: make room, check the permissions of file and folder, "
        "or save under another name."),
};

const ErrorKind kBackupFailed {
    .code = "file.backupFailed",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The profile of the older format could not be kept"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Nothing was saved and the file is unchanged: make room, check the permissions of the "
        "folder, or save under another name."),
};

const ErrorKind kWrongJsonType {
    .code = "file.wrongType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Found %2 instead of %1"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write %1."),
};

const ErrorKind kMissingKey {
    .code = "file.missingKey",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key \"%1\" is missing"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Add \"%1\": %2."),
};

const ErrorKind kUnknownKey {
    .code = "file.unknownKey",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key \"%1\" is not known here"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove it, or use one of: %2."),
};

const ErrorKind kUnknownKeyMeant {
    .code = "file.unknownKey",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key \"%1\" is not known here"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Did you mean \"%2\"?"),
};

const ErrorKind kOutOfRange {
    .code = "file.outOfRange",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "%1 is out of range"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write a value from %2 to %3."),
};

const ErrorKind kBadWord {
    .code = "file.badWord",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not one of the words that can stand here"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write one of: %2."),
};

const ErrorKind kBadWordMeant {
    .code = "file.badWord",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not one of the words that can stand here"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Did you mean \"%2\"?"),
};

const ErrorKind kBadAmount {
    .code = "file.badAmount",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an amount"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write %2."),
};

const ErrorKind kTextTooLong {
    .code = "file.textTooLong",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text has %1 characters"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %2 are read"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Shorten it."),
};

const ErrorKind kTextZero {
    .code = "file.textZero",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text holds the character U+0000"),
    .why = QT_TRANSLATE_NOOP("Error", "other programs would take it for the end of the text"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Take it out."),
};

const ErrorKind kTextEmpty {
    .code = "file.textEmpty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The text is empty"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write at least one character."),
};

const ErrorKind kBadId {
    .code = "file.badId",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be an id"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Use 1 to 64 letters, digits, dots, hyphens and underscores."),
};

const ErrorKind kDuplicateId {
    .code = "file.duplicateId",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The id \"%1\" is used twice"),
    .why = QT_TRANSLATE_NOOP("Error", "it was first used at %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give one of the two another id."),
};

const ErrorKind kDuplicateDeviceId {
    .code = "file.duplicateDeviceId",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The platform id \"%1\" is used twice"),
    .why = QT_TRANSLATE_NOOP("Error",
        "it was first used at %2, and two sessions with the same client id throw each other out"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give each device a deviceId of its own."),
};

const ErrorKind kDuplicateProperty {
    .code = "file.duplicateProperty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The property \"%1\" stands twice in this type"),
    .why = QT_TRANSLATE_NOOP("Error",
        "it was first used at %2, and the platform does not tell upper and lower case apart"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Rename or remove one of the two."),
};

const ErrorKind kUnknownReference {
    .code = "file.unknownReference",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not defined in this profile"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Define it, or use one of: %2."),
};

const ErrorKind kUnknownReferenceMeant {
    .code = "file.unknownReference",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not defined in this profile"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Did you mean \"%2\"?"),
};

const ErrorKind kInputsInCircle {
    .code = "file.inputCycle",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The inputs run in a circle: %1"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give one of these properties another source."),
};

const ErrorKind kNotInSet {
    .code = "file.notInSet",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "%1 is not one of the values of this property"),
    .why = QT_TRANSLATE_NOOP("Error", "the platform discards values outside of the set"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use one of: %2, or add it to \"values\"."),
};

const ErrorKind kBadRange {
    .code = "file.badRange",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The lower bound %1 is above the upper bound %2"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Swap the two."),
};

const ErrorKind kKeyForOtherType {
    .code = "file.keyForOtherType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" does not belong to a property of type %2"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove it, or change the type."),
};

const ErrorKind kKeysExclude {
    .code = "file.keysExclude",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" and \"%2\" are both given"),
    .why = QT_TRANSLATE_NOOP("Error", "each of them says the same in another way"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Keep one of the two."),
};

const ErrorKind kTooMany {
    .code = "file.tooMany",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There are %1 entries"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %2 are taken"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove some."),
};

const ErrorKind kTooManyDevices {
    .code = "file.tooManyDevices",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The profile has %1 devices"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %2 are read"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Lower a \"count\", or split the profile."),
};

const ErrorKind kGroupTextTooLong {
    .code = "file.groupTextTooLong",
    .persistence = Persistence::Persistent,
    .what
    = QT_TRANSLATE_NOOP("Error", "The ids and names of the devices in groups take %1 characters"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %2 are kept"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Shorten \"idPattern\", \"name\" or the credentials, or lower a \"count\"."),
};

const ErrorKind kBadPattern {
    .code = "file.badPattern",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" gives all devices of the group the same id"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Write {n} where the number belongs, or {n:05} for five digits."),
};

const ErrorKind kBadHost {
    .code = "file.badHost",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This is not a host name"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write the name or address alone, such as mqtt.connio.cloud; port, path and transport have "
        "keys of their own, and a login never stands in an address."),
};

const ErrorKind kBadPrefix {
    .code = "file.badPrefix",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" has not the form that is needed here"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write %2."),
};

const ErrorKind kBadPath {
    .code = "file.badPath",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a path that a profile may name"),
    .why = QT_TRANSLATE_NOOP("Error",
        "files stand beside the profile, in folders below it, or at a full path of this computer"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write a path without \"..\" and no internet address."),
};

const ErrorKind kSecretInClear {
    .code = "file.secretInClear",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A secret seems to be written here in clear"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "profiles are copied and shared, so they hold only references to secrets"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Put the secret into an environment variable and write \"${env:NAME}\", or into the "
        "keychain and write \"keychain:NAME\"; renew this secret on the platform, since it stood "
        "in a file."),
};

const ErrorKind kSecretKey {
    .code = "file.secretInClear",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key \"%1\" would hold a secret in clear"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "profiles are copied and shared, so they hold only references to secrets"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Remove it and write \"secretRef\": \"${env:NAME}\" or \"keychain:NAME\" instead; renew "
        "this secret on the platform, since it stood in a file."),
};

const ErrorKind kVersionMissing {
    .code = "file.versionMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key \"formatVersion\" is missing"),
    .why = QT_TRANSLATE_NOOP("Error", "this may not be a device simulator profile"),
    .remedy = QT_TRANSLATE_NOOP("Error", "If it is one, add \"formatVersion\": %1 at the top."),
};

const ErrorKind kBadOverride {
    .code = "file.badOverride",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The override \"%2\" of device \"%1\" does not fit"),
    .why = "%3",
    .remedy = "%4",
};

const ErrorKind kSchemaViolation {
    .code = "file.schemaViolation",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This does not fit the schema of profiles"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Compare it with docs/profile-format.md."),
};

const ErrorKind kSecretMissing {
    .code = "file.secretMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The secret %1 is not available"),
    .why = "%2",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Set it and connect again, or enter the secret when asked."),
};

const ErrorKind kBadSecretRef {
    .code = "file.badSecretRef",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This is not a reference to a secret"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write \"${env:NAME}\" or \"keychain:NAME\"."),
};

const ErrorKind kSettingsDamaged {
    .code = "file.settingsDamaged",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Layout, theme and recent files are lost"),
    .why = QT_TRANSLATE_NOOP("Error", "their file was damaged"),
    .remedy = QT_TRANSLATE_NOOP("Error", "They begin anew; the damaged file is kept as \"%1\"."),
};

const ErrorKind kSettingsUnreadable {
    .code = "file.settingsUnreadable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Layout, theme and recent files cannot be read"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Until the file is readable, or removed, and the program started again, they are not "
        "kept."),
};

const ErrorKind kSettingsNotSaved {
    .code = "file.settingsNotSaved",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Layout, theme and recent files were not saved"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Make room, or check the permissions of the folder."),
};

const ErrorKind kAliasing {
    .code = "file.aliasing",
    .persistence = Persistence::Persistent,
    .what
    = QT_TRANSLATE_NOOP("Error", "The period %1 is shorter than two sampling intervals of %2"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "the curve that leaves will show a slower wave that does not exist"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Sample more often, or lengthen the period."),
};

const ErrorKind kNotRunYet {
    .code = "file.notRunYet",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is kept in the file but not carried out"),
    .why = QT_TRANSLATE_NOOP("Error", "this version of the program does not have it"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Nothing to do; the devices run without it."),
};

const ErrorKind kTlsUnverified {
    .code = "file.tlsUnverified",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The endpoint \"%1\" accepts every certificate"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "\"verify\" is \"none\", so anybody on the way can read the key secrets"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Write \"verify\": \"full\", with \"caFile\" for an authority of your own."),
};

const ErrorKind kUnknownSeries {
    .code = "file.unknownSeries",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The chart series \"%1\" shows nothing"),
    .why = QT_TRANSLATE_NOOP("Error", "the profile has no such device and property"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove it, or write device/property."),
};

const ErrorKind kVersionOlder {
    .code = "file.versionOlder",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The profile has the older format version %1"),
    .why = QT_TRANSLATE_NOOP("Error", "this program saves version %2"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Nothing need be done: the old file is kept beside the new one when it is saved."),
};

const ErrorKind kVersionNewer {
    .code = "file.versionNewer",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The profile has format version %1"),
    .why = QT_TRANSLATE_NOOP("Error", "this program knows versions up to %2"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "It can be viewed, run and saved under another name, where what this program does not know "
        "is kept and has no effect; use a newer program to change it."),
};

} // namespace sim::errors
