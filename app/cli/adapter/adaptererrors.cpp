// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/adaptererrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kLineTooLong {
    .code = "adapter.lineTooLong",
    .what = QT_TRANSLATE_NOOP("Error", "The line is longer than %1 bytes and was skipped"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Start with a larger --max-line, or send less at once."),
};

const ErrorKind kNotACommand {
    .code = "adapter.notACommand",
    .what = QT_TRANSLATE_NOOP("Error", "A command is a JSON object, not %1"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Write one object a line, such as {\"command\":\"stats\"}."),
};

const ErrorKind kNoCommand {
    .code = "adapter.noCommand",
    .what = QT_TRANSLATE_NOOP("Error", "The field \"command\" is missing"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add it, such as \"command\":\"open\"."),
};

const ErrorKind kUnknownCommand {
    .code = "adapter.unknownCommand",
    .what = QT_TRANSLATE_NOOP("Error", "There is no command \"%1\""),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use one of %2."),
};

const ErrorKind kUnknownField {
    .code = "adapter.unknownField",
    .what = QT_TRANSLATE_NOOP("Error", "There is no field \"%1\" here"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use %2."),
};

const ErrorKind kMissingField {
    .code = "adapter.missingField",
    .what = QT_TRANSLATE_NOOP("Error", "The field \"%1\" is missing"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add it: %2."),
};

const ErrorKind kBadField {
    .code = "adapter.badField",
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write %3."),
};

const ErrorKind kTwoPayloads {
    .code = "adapter.twoPayloads",
    .what = QT_TRANSLATE_NOOP("Error", "There are both payload and payloadBase64"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Leave one of them out."),
};

const ErrorKind kSecretWithoutUser {
    .code = "adapter.secretWithoutUser",
    .what = QT_TRANSLATE_NOOP("Error", "There is a secret but no user"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "MQTT 3.1.1 sends no password without a user name (MQTT-3.1.2-22)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add user, or leave secret out."),
};

const ErrorKind kSessionWithoutId {
    .code = "adapter.sessionWithoutId",
    .what = QT_TRANSLATE_NOOP("Error", "A kept session needs a client id"),
    .why = QT_TRANSLATE_NOOP("Error", "clean is false and id is empty (MQTT-3.1.3-7)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add id, or leave clean out."),
};

const ErrorKind kBadFilter {
    .code = "adapter.badFilter",
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a topic filter"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Use 1 to 65535 bytes without NUL; + and # stand for whole levels, # only for the last."),
};

const ErrorKind kUnknownClient {
    .code = "adapter.unknownClient",
    .what = QT_TRANSLATE_NOOP("Error", "There is no client \"%1\""),
    .remedy = QT_TRANSLATE_NOOP("Error", "Send open with this name first."),
};

const ErrorKind kWhichClient {
    .code = "adapter.whichClient",
    .what = QT_TRANSLATE_NOOP("Error", "The field \"client\" is missing and there are %1 clients"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Name the client, or send open first."),
};

const ErrorKind kNameInUse {
    .code = "adapter.nameInUse",
    .what = QT_TRANSLATE_NOOP("Error", "The client \"%1\" is open already (%2)"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Choose another name, wait for closed or lost, or use reconnect."),
};

const ErrorKind kTooManyClients {
    .code = "adapter.tooManyClients",
    .what = QT_TRANSLATE_NOOP("Error", "There are %1 clients already"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use the name of a client that is closed."),
};

const ErrorKind kNeedsConnection {
    .code = "adapter.needsConnection",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "%1 needs a connection, and there is none (%2)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Wait for connected."),
};

const ErrorKind kNothingOpen {
    .code = "adapter.nothingOpen",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "There is nothing to %1 (%2)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Leave it out: the connection has ended."),
};

} // namespace sim::errors
