// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/trafficjournal.h"

namespace sim {

/// The payload laid out for reading: JSON indented with its keys in the order of the wire, else as
/// it is.
QString readablePayload(const QByteArray &payload);

/// The message as a `mosquitto_pub` command. Host, login and secret are left as shell variables: no
/// secret ever gets into the clipboard.
QString mosquittoCommand(const TrafficEntry &entry);

} // namespace sim
