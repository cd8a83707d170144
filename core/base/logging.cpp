// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"

namespace sim::logs {

Q_LOGGING_CATEGORY(file, "sim.file", QtInfoMsg)
Q_LOGGING_CATEGORY(link, "sim.link", QtInfoMsg)
Q_LOGGING_CATEGORY(platform, "sim.platform", QtInfoMsg)
Q_LOGGING_CATEGORY(run, "sim.run", QtInfoMsg)
Q_LOGGING_CATEGORY(ui, "sim.ui", QtInfoMsg)

} // namespace sim::logs
