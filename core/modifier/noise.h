// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `noise`: adds independent normal numbers (white noise) to a value.
KindDescription noiseDescription();
Result<std::unique_ptr<Modifier>> makeNoise(const Parameters &parameters);

} // namespace sim
