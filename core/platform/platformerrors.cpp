// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/platformerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kBrokerMissing {
    .code = "platform.brokerMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the local broker cannot start"),
    .why = QT_TRANSLATE_NOOP("Error", "the program mosquitto is in none of %1"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Install it (sudo apt install mosquitto), or connect to another broker."),
};

const ErrorKind kBrokerTooOld {
    .code = "platform.brokerTooOld",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the local broker cannot start"),
    .why = QT_TRANSLATE_NOOP("Error", "mosquitto is version %1 and version %2 is needed"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Install a newer one (sudo apt install mosquitto), or connect to another broker."),
};

const ErrorKind kOpensslMissing {
    .code = "platform.opensslMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the certificates of the local broker cannot be made"),
    .why = QT_TRANSLATE_NOOP("Error", "the program openssl is in none of %1"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Install it (sudo apt install openssl), or connect to another broker."),
};

const ErrorKind kCertificateFailed {
    .code = "platform.certificateFailed",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the certificates of the local broker cannot be made"),
    .why = QT_TRANSLATE_NOOP("Error", "openssl says: %1"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "See that the temporary folder has room and that openssl is version 1.1.1 or newer."),
};

const ErrorKind kBrokerNotStarted {
    .code = "platform.brokerNotStarted",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the local broker did not start"),
    .why = QT_TRANSLATE_NOOP("Error", "mosquitto says: %1"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Try again, or connect to another broker."),
};

const ErrorKind kBrokerEnded {
    .code = "platform.brokerEnded",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "the local broker has ended by itself"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Start it again; logins and ports stay the same."),
};

const ErrorKind kBrokerNotRunning {
    .code = "platform.brokerNotRunning",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "logins cannot be added"),
    .why = QT_TRANSLATE_NOOP("Error", "the local broker does not run"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Start it first."),
};

const ErrorKind kBrokerFile {
    .code = "platform.brokerFile",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the local broker's files cannot be written"),
    .why = QT_TRANSLATE_NOOP("Error", "%1: %2"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "See that the temporary folder exists, has room and may be written."),
};

const ErrorKind kNoFreePort {
    .code = "platform.noFreePort",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "the local broker found no free port on 127.0.0.1"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Close programs that hold many connections and try again."),
};

const ErrorKind kBadLogin {
    .code = "platform.badLogin",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be a login of the local broker"),
    .why = QT_TRANSLATE_NOOP("Error",
        "a device id must not hold + # / or blanks, a key id must not hold : or blanks or begin "
        "with #, and neither may be empty"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Correct the device's ids; the platform's look like _dev_1234 and _key_1234."),
};

const ErrorKind kBadTopicPrefix {
    .code = "platform.badTopicPrefix",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot begin the topics of the local broker"),
    .why = QT_TRANSLATE_NOOP("Error", "a prefix must not hold + # or blanks"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write it like connio/."),
};

const ErrorKind kReloadUnsupported {
    .code = "platform.reloadUnsupported",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "logins cannot be added while the local broker runs"),
    .why
    = QT_TRANSLATE_NOOP("Error", "mosquitto cannot be told to read its files again on this system"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Stop the local broker and start it again."),
};

const ErrorKind kMirrorUnknownDevice {
    .code = "platform.unknownDevice",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the platform does not know the device \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error",
        "its id is not one of the profile's; only known devices may write (contract, section 2.1)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the device id in the topic."),
};

const ErrorKind kMirrorUnknownProperty {
    .code = "platform.unknownProperty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "the device %2 has no property \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of its properties."),
};

const ErrorKind kMirrorBadTopic {
    .code = "platform.unknownTopic",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "nothing is stored from the topic \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error",
        "it is none of properties/{name}, json, methods/{name} and methods/json (contract, section "
        "2.1)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the topic's ending and its prefix."),
};

const ErrorKind kMirrorOffline {
    .code = "platform.mirrorOffline",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "the command was not sent"),
    .why = QT_TRANSLATE_NOOP("Error", "the platform mirror is not connected to the local broker"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Wait until it listens and try again."),
};

} // namespace sim::errors
