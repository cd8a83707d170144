// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `clamp`: keeps a value between two limits.
KindDescription clampDescription();
Result<std::unique_ptr<Modifier>> makeClamp(const Parameters &parameters);

} // namespace sim
