// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `drift`: adds an amount that grows with the simulated time.
KindDescription driftDescription();
Result<std::unique_ptr<Modifier>> makeDrift(const Parameters &parameters);

} // namespace sim
