// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"

#include <QtCore/QtGlobal>

// Kinds of the link itself.
namespace sim::errors {

const ErrorKind kResolveFailed {
    .code = "link.resolveFailed",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The host name \"%1\" could not be resolved"),
    .why = "%2",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check the spelling of the host and this computer's network."),
};

const ErrorKind kRefused {
    .code = "link.refused",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "TCP connect: nothing listens there"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check host and port, and whether the broker runs."),
};

const ErrorKind kUnreachable {
    .code = "link.unreachable",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "TCP connect: the broker cannot be reached"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check host, port, network and firewall."),
};

const ErrorKind kSystemLimit {
    .code = "link.systemLimit",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "System limit reached: no further connection can be opened"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Connect fewer devices, or raise the limit of open files."),
};

const ErrorKind kTimeout {
    .code = "link.timeout",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "No connection within %2 s"),
    .why = QT_TRANSLATE_NOOP("Error", "the time ran out in the stage \"%1\""),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "%3Check host, port and transport, or raise the connect timeout."),
};

const ErrorKind kProtocolRefused {
    .code = "link.protocolRefused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "MQTT login refused: the broker does not speak MQTT 3.1.1"),
    .why = QT_TRANSLATE_NOOP("Error", "CONNACK code 1"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use a broker or a listener with MQTT 3.1.1."),
};

const ErrorKind kClientIdRefused {
    .code = "link.clientIdRefused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP(
        "Error", "MQTT login refused: the broker does not take the client id \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error", "CONNACK code 2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the device id; it is sent as the client id."),
};

const ErrorKind kBrokerUnavailable {
    .code = "link.brokerUnavailable",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "MQTT login refused: the broker is not available right now"),
    .why = QT_TRANSLATE_NOOP("Error", "CONNACK code 3"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Wait; the next try follows by itself."),
};

const ErrorKind kBadCredentials {
    .code = "link.badCredentials",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "MQTT login refused: bad user name or password"),
    .why = QT_TRANSLATE_NOOP("Error", "CONNACK code 4"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the device's key id and key secret."),
};

const ErrorKind kNotAuthorized {
    .code = "link.notAuthorized",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "MQTT login refused: this device may not connect"),
    .why = QT_TRANSLATE_NOOP("Error", "CONNACK code 5"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check the device's key, and that the device is enabled on the platform."),
};

const ErrorKind kClosedAtPlainLogin {
    .code = "link.closedAtLogin",
    .persistence = Persistence::Transient,
    .what
    = QT_TRANSLATE_NOOP("Error", "MQTT login: the broker closed the connection without an answer"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "If the port is for TLS, choose tls (mqtts://); if it is for WebSocket, choose ws."),
};

const ErrorKind kClosedAtTlsLogin {
    .code = "link.closedAtLogin",
    .persistence = Persistence::Transient,
    .what
    = QT_TRANSLATE_NOOP("Error", "MQTT login: the broker closed the connection without an answer"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Check whether the broker wants a client certificate, and whether the port is for this "
        "transport."),
};

const ErrorKind kPasswordWithoutUser {
    .code = "link.passwordWithoutUser",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The device has a key secret but no key id"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "MQTT 3.1.1 sends no password without a user name (MQTT-3.1.2-22)"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give the key id of the device."),
};

const ErrorKind kClosedByBroker {
    .code = "link.closedByBroker",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The broker closed the connection"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "If this repeats, look into the broker's log."),
};

const ErrorKind kConnectionLost {
    .code = "link.connectionLost",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The connection was lost"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the network; the next try follows by itself."),
};

const ErrorKind kProtocolViolation {
    .code = "link.protocolViolation",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The broker broke the MQTT protocol"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check that host and port belong to an MQTT 3.1.1 broker."),
};

const ErrorKind kNoProgress {
    .code = "link.noProgress",
    .persistence = Persistence::Transient,
    .what
    = QT_TRANSLATE_NOOP("Error", "The connection was given up: the broker took no data for %1 s"),
    .why = "%2",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check the broker's load; the next try follows by itself."),
};

const ErrorKind kAborted {
    .code = "link.aborted",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The connection was dropped on purpose"),
    .why = "",
    .remedy = "",
};

const ErrorKind kIdInUse {
    .code = "link.idInUse",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The client id \"%1\" is probably in use elsewhere"),
    .why = QT_TRANSLATE_NOOP("Error", "the broker ended three connections soon after login"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Stop the other client with this device id, then connect again."),
};

const ErrorKind kEndedEarly {
    .code = "link.endedEarly",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The broker ended the connection %1 s after the login"),
    .why
    = QT_TRANSLATE_NOOP("Error", "another client probably uses the client id \"%2\" and came back"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Stop the other client with this device id, or look into the broker's log for the cause."),
};

const ErrorKind kSubscriptionRefused {
    .code = "link.subscriptionRefused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The broker refused the subscription to \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error", "SUBACK code 128"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Check that the key belongs to this device, and the topic prefix of the endpoint."),
};

const ErrorKind kNoAnswer {
    .code = "link.noAnswer",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The broker did not answer %1 within %2 s"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the broker's load, and its log."),
};

const ErrorKind kNotOnline {
    .code = "link.notOnline",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The device is not online"),
    .why = "",
    .remedy = "",
};

const ErrorKind kWindowFull {
    .code = "link.windowFull",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "%1 messages already wait for their acknowledgement"),
    .why = "",
    .remedy = "",
};

const ErrorKind kStalled {
    .code = "link.stalled",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The connection does not drain"),
    .why = QT_TRANSLATE_NOOP("Error", "the broker or the network takes the data too slowly"),
    .remedy = "",
};

const ErrorKind kBadTopic {
    .code = "link.badTopic",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a topic that can be published to"),
    .why = "%2",
    .remedy = QT_TRANSLATE_NOOP("Error", "Use 1 to 65535 bytes of UTF-8 without +, # and NUL."),
};

const ErrorKind kMessageTooLarge {
    .code = "link.messageTooLarge",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A message of %1 bytes is too large for MQTT"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Send at most 268 million bytes; the platform takes far less."),
};

} // namespace sim::errors
