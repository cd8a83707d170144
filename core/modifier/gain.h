// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `gain`: multiplies by a fixed factor.
KindDescription gainDescription();
Result<std::unique_ptr<Modifier>> makeGain(const Parameters &parameters);

} // namespace sim
