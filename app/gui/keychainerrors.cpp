// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/keychainerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kKeychainMissing {
    .code = "file.keychainMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The secret \"%1\" is not in this computer's keychain"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Enter the device's key secret once; it is kept there."),
};

const ErrorKind kKeychainDenied {
    .code = "file.keychainDenied",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The keychain did not give out the secret \"%1\""),
    .why = "%2",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Unlock the keychain and run again, or enter the secret for this session."),
};

const ErrorKind kKeychainTimeout {
    .code = "file.keychainTimeout",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The keychain did not answer for the secret \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error", "10 seconds have passed"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Answer the keychain's own question if it shows one, or enter the secret for this "
        "session."),
};

} // namespace sim::errors
