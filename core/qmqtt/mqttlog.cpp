// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttlog.h"

namespace sim::logs {

Q_LOGGING_CATEGORY(mqtt, "sim.mqtt", QtInfoMsg)

} // namespace sim::logs
