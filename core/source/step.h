// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `step`: at each point the value changes at once and stays until the next one.
KindDescription stepDescription();
Result<std::unique_ptr<Source>> makeStep(const Parameters &parameters, PropertyType type);

} // namespace sim
