// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `constant`: always the same value.
KindDescription constantDescription();
Result<std::unique_ptr<Source>> makeConstant(const Parameters &parameters, PropertyType type);

} // namespace sim
