// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kCannotRead; ///< %1 reason of the system
extern const ErrorKind kNotAFile;
extern const ErrorKind kCannotWrite; ///< %1 reason of the system
extern const ErrorKind kBackupFailed; ///< %1 reason of the system
extern const ErrorKind kWrongJsonType; ///< %1 wanted, %2 found
extern const ErrorKind kMissingKey; ///< %1 key, %2 wanted form
extern const ErrorKind kUnknownKey; ///< %1 key, %2 known ones
extern const ErrorKind kUnknownKeyMeant; ///< %1 key, %2 nearest known one
extern const ErrorKind kOutOfRange; ///< %1 value, %2 lowest, %3 highest
extern const ErrorKind kBadWord; ///< %1 word, %2 known ones
extern const ErrorKind kBadWordMeant; ///< %1 word, %2 nearest known one
extern const ErrorKind kBadAmount; ///< %1 text, %2 wanted form
extern const ErrorKind kTextTooLong; ///< %1 characters it has, %2 allowed
extern const ErrorKind kTextEmpty;
extern const ErrorKind kTextZero;
extern const ErrorKind kBadId; ///< %1 id
extern const ErrorKind kDuplicateId; ///< %1 id, %2 first place
extern const ErrorKind kDuplicateDeviceId; ///< %1 platform id, %2 first place
extern const ErrorKind kDuplicateProperty; ///< %1 name, %2 first place
extern const ErrorKind kUnknownReference; ///< %1 id, %2 known ones
extern const ErrorKind kUnknownReferenceMeant; ///< %1 id, %2 nearest known one
extern const ErrorKind kInputsInCircle; ///< %1 the properties in order
extern const ErrorKind kNotInSet; ///< %1 value, %2 set
extern const ErrorKind kBadRange; ///< %1 lower, %2 upper
extern const ErrorKind kKeyForOtherType; ///< %1 key, %2 type
extern const ErrorKind kKeysExclude; ///< %1 and %2 keys
extern const ErrorKind kTooMany; ///< %1 entries, %2 allowed
extern const ErrorKind kTooManyDevices; ///< %1 devices, %2 allowed
extern const ErrorKind kGroupTextTooLong; ///< %1 characters, %2 allowed
extern const ErrorKind kBadPattern; ///< %1 pattern
extern const ErrorKind kBadHost;
extern const ErrorKind kBadPrefix; ///< %1 text, %2 wanted form
extern const ErrorKind kBadPath; ///< %1 path
extern const ErrorKind kSecretInClear;
extern const ErrorKind kSecretKey; ///< %1 key
extern const ErrorKind kVersionMissing; ///< %1 version of this program
extern const ErrorKind kBadOverride; ///< %1 device, %2 path, %3 reason, %4 remedy
extern const ErrorKind kSchemaViolation; ///< %1 how

// Secrets
extern const ErrorKind kSecretMissing; ///< %1 reference, %2 cause
extern const ErrorKind kBadSecretRef;

// Settings
extern const ErrorKind kSettingsDamaged; ///< %1 where the damaged file is kept
extern const ErrorKind kSettingsUnreadable; ///< %1 reason
extern const ErrorKind kSettingsNotSaved; ///< %1 reason of the system

// Warnings
extern const ErrorKind kAliasing; ///< %1 period, %2 interval
extern const ErrorKind kNotRunYet; ///< %1 key
extern const ErrorKind kTlsUnverified; ///< %1 endpoint
extern const ErrorKind kUnknownSeries; ///< %1 series
extern const ErrorKind kVersionOlder; ///< %1 its version, %2 ours
extern const ErrorKind kVersionNewer; ///< %1 its version, %2 ours

} // namespace sim::errors
