// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `unit`: converts the value to another unit of measure; the property must have that unit.
KindDescription unitDescription();
Result<std::unique_ptr<Modifier>> makeUnit(const Parameters &parameters);

} // namespace sim
