// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `uptime`: how long the device has been on, counted from the start of the run. A number of the
/// chosen unit, or a text such as `3 d 04:05:06`.
KindDescription uptimeDescription();
Result<std::unique_ptr<Source>> makeUptime(const Parameters &parameters, PropertyType type);

} // namespace sim
