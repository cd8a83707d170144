// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `rateLimit`: follows the value no faster than so much per second of simulated time.
KindDescription rateLimitDescription();
Result<std::unique_ptr<Modifier>> makeRateLimit(const Parameters &parameters);

} // namespace sim
