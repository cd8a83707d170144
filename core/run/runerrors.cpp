// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kNoDevices {
    .code = "run.noDevices",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The profile has no devices"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Add at least one device with a type that has properties."),
};

const ErrorKind kNoEndpoint {
    .code = "run.noEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Device \"%1\" has no endpoint to connect to"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Name an endpoint in the device or its type, give one with --endpoint, or run with "
        "--local."),
};

const ErrorKind kNoSecret {
    .code = "run.noSecret",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Device \"%1\" has no key secret"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Set credentials.secretRef to \"${env:NAME}\" or \"keychain:NAME\", or run with --local."),
};

const ErrorKind kLosing {
    .code = "run.losing",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The device loses messages"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Bring the connection back, publish less, or raise publish.offlineQueue.size."),
};

const ErrorKind kNotDelivered {
    .code = "run.notDelivered",
    .persistence = Persistence::Persistent,
    .what
    = QT_TRANSLATE_NOOP("Error", "%1 messages were still waiting when the run ended, and are lost"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "See the errors before this one for why the connection did not take them."),
};

const ErrorKind kUnknownDevice {
    .code = "run.unknownDevice",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There is no device \"%1\" in this run"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Stop and run again: devices that were added meanwhile join at the next start."),
};

const ErrorKind kAlreadyRunning {
    .code = "run.alreadyRunning",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A run is under way"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Stop it first."),
};

const ErrorKind kNotRunning {
    .code = "run.notRunning",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Nothing runs, so no device is connected"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Press Run first."),
};

const ErrorKind kJournalFolder {
    .code = "run.journalFolder",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The journal folder %1 cannot be used"),
    .why = QT_TRANSLATE_NOOP("Error", "it does not exist, or must not be written to"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose another folder, or change its permissions."),
};

const ErrorKind kJournalLocked {
    .code = "run.journalLocked",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The journal folder %1 is in use"),
    .why = QT_TRANSLATE_NOOP("Error", "another run keeps its messages there"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Wait for its end, or choose another folder."),
};

const ErrorKind kJournalWrite {
    .code = "run.journalWrite",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The journal in %1 cannot be written"),
    .why = QT_TRANSLATE_NOOP("Error", "%2"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Make room on the disk: a run that goes on tries again every second. Until then waiting "
        "messages are in memory only."),
};

const ErrorKind kJournalDamaged {
    .code = "run.journalDamaged",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The journal file %1 is damaged"),
    .why = QT_TRANSLATE_NOOP("Error", "some of its messages may be lost, others may be sent twice"),
    .remedy = QT_TRANSLATE_NOOP("Error", "What was whole is used; the file is kept as %2."),
};

} // namespace sim::errors
