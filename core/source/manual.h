// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `manual`: what the user or a command has set; numbers move there over the ramp time.
KindDescription manualDescription();
Result<std::unique_ptr<Source>> makeManual(const Parameters &parameters, PropertyType type);

} // namespace sim
