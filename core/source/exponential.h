// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `exponential`: target + (from - target) * e^(-t / timeConstant).
KindDescription exponentialDescription();
Result<std::unique_ptr<Source>> makeExponential(const Parameters &parameters, PropertyType type);

} // namespace sim
