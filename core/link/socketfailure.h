// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/link/transport.h"

#include <QtNetwork/QAbstractSocket>

namespace sim {

/// The stage that a state of a socket stands for while it connects, if any.
std::optional<Stage> stageOf(QAbstractSocket::SocketState state);

/// What the failure of a TCP socket means. \a text is that of the system.
Error socketFailure(
    QAbstractSocket::SocketError error, const QString &text, const Endpoint &endpoint);

/// The same before there was a connection: whatever the network says, the broker was not reached.
Error connectFailure(
    QAbstractSocket::SocketError error, const QString &text, const Endpoint &endpoint);

/// What the first byte of an answer says when it cannot be MQTT: TLS alerts, web servers.
std::optional<Error> foreignAnswer(char firstByte, const Endpoint &endpoint);

/// No delay for small packets; probes for silent peers.
void tune(QAbstractSocket &socket);

} // namespace sim
