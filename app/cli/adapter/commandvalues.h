// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/adapter/adaptercommand.h"
#include "core/link/scriptlink.h"

namespace sim {

// What the checked fields of a command mean, with the defaults of docs/mqtt-adapter.md.

ScriptLinkSettings settingsOf(const QJsonObject &open);

/// topic, payload or payloadBase64, qos, retain: of `publish` and of a will.
Message messageOf(const QJsonObject &fields);

/// Of a `policy`: an object, or "off".
std::optional<ScriptLink::Retry> retryOf(const QJsonValue &policy);

} // namespace sim
