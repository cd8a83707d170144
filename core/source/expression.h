// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `expression`: a formula over time, other properties and random numbers (see Formula). Booleans
/// are true for every result but 0.
KindDescription expressionDescription();
Result<std::unique_ptr<Source>> makeExpression(const Parameters &parameters, PropertyType type);

} // namespace sim
