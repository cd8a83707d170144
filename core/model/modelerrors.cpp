// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/modelerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kEndpointEmpty {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The endpoint is empty"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Write an address such as mqtts://mqtt.connio.cloud:8883."),
};

const ErrorKind kEndpointScheme {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an endpoint"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%2\" is no transport for MQTT"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Use mqtt:// or tcp:// (plain), mqtts://, tls:// or ssl:// (TLS), ws:// or wss:// "
        "(WebSocket)."),
};

const ErrorKind kEndpointHost {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an endpoint"),
    .why = QT_TRANSLATE_NOOP("Error", "its host is missing or not a host name or address"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Write a host such as mqtt.connio.cloud, 192.168.1.5 or [::1], without blanks."),
};

const ErrorKind kEndpointPort {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an endpoint"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%2\" is not a port"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write a port from 1 to 65535, such as 1883 (plain) or 8883 (TLS), or leave it out."),
};

const ErrorKind kEndpointSecret {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" holds a user name or a password"),
    .why = QT_TRANSLATE_NOOP("Error", "addresses are shown, logged and saved in clear"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Remove the part before the @ and give the key with the device."),
};

const ErrorKind kEndpointPath {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an endpoint"),
    .why
    = QT_TRANSLATE_NOOP("Error", "only WebSocket addresses have a path, and this one has \"%2\""),
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove the path, or use ws:// or wss://."),
};

const ErrorKind kEndpointExtra {
    .code = "model.badEndpoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not an endpoint"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%2\" does not belong into an address"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove everything from the ? or # on."),
};

} // namespace sim::errors
