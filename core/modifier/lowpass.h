// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `lowPass`: follows with a first-order lag, exact for values that hold between two samples.
KindDescription lowPassDescription();
Result<std::unique_ptr<Modifier>> makeLowPass(const Parameters &parameters);

} // namespace sim
