// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `offset`: adds a fixed amount, as a sensor that is out of adjustment does.
KindDescription offsetDescription();
Result<std::unique_ptr<Modifier>> makeOffset(const Parameters &parameters);

} // namespace sim
