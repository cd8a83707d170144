// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `triangle`: straight up and down between two values; `symmetry` says how much of it is up.
KindDescription triangleDescription();
Result<std::unique_ptr<Source>> makeTriangle(const Parameters &parameters, PropertyType type);

} // namespace sim
