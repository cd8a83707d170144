// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rest/resterrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kRestAddress {
    .code = "rest.badAddress",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is no address of the platform"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give one such as https://api.connio.cloud/v3."),
};

const ErrorKind kRestNotEncrypted {
    .code = "rest.notEncrypted",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "%1 is not encrypted"),
    .why = QT_TRANSLATE_NOOP("Error", "the key secret would be readable on the way"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use https://."),
};

const ErrorKind kRestNoKey {
    .code = "rest.noKey",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The key id or its secret is missing"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Give the key id and the secret of the device, as for MQTT."),
};

const ErrorKind kRestRefused {
    .code = "rest.refused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The platform refuses the key"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check key id and secret, and that the key is of this account."),
};

const ErrorKind kRestForbidden {
    .code = "rest.forbidden",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The platform does not allow this"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check that the device is enabled and that the key may read its data."),
};

const ErrorKind kRestNotFound {
    .code = "rest.notFound",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The platform does not know this device"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check the id of the device; with its own key, \"_this_\" stands for it."),
};

const ErrorKind kRestTooMany {
    .code = "rest.tooMany",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The platform takes no more requests for now"),
    .why = QT_TRANSLATE_NOOP("Error", "the key has a limit of calls per minute"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Wait a minute and try again."),
};

const ErrorKind kRestServer {
    .code = "rest.server",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The platform has a problem"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Try again later."),
};

const ErrorKind kRestStatus {
    .code = "rest.status",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The answer is not what the platform gives"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check the address: it ends with the version, such as /v3."),
};

const ErrorKind kRestSilent {
    .code = "rest.silent",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "Nothing came for %1 s"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the network and try again."),
};

const ErrorKind kRestTooLarge {
    .code = "rest.tooLarge",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The answer is larger than %1 MiB"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Read the state with fewer parts, such as without statistics."),
};

const ErrorKind kRestBroken {
    .code = "rest.broken",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The connection to the platform broke"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the network and try again."),
};

const ErrorKind kRestCancelled {
    .code = "rest.cancelled",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Reading from the platform was cancelled"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Nothing was changed."),
};

} // namespace sim::errors
