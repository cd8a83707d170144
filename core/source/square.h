// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `square`: two values in turn; high first.
KindDescription squareDescription();
Result<std::unique_ptr<Source>> makeSquare(const Parameters &parameters, PropertyType type);

} // namespace sim
