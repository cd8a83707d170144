// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/scriptlink.h"

namespace sim {

// The stable words of events: part of the interface, see docs/mqtt-adapter.md.

/// `phase`: resolving, TCP, TLS, WebSocket, CONNACK; empty for stages that are none.
QString phaseWord(Stage stage);

/// `class` of `lost`: what kind of thing went wrong.
QString lossClass(const Error &error);

/// The code of CONNACK that \a error stands for, 1 to 5; 0 for other errors.
int connackCode(const Error &error);

/// `why` of `dropped`.
QString dropWord(ScriptLink::DropCause cause);

/// `state` of `stats` and in errors.
QString stateWord(ScriptLink::State state);

} // namespace sim
