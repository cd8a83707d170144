// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `integrator`: the integral of another property over time, by the trapezoidal rule between
/// samples, times a factor. Booleans count as 0 and 1: hours of operation.
KindDescription integratorDescription();
Result<std::unique_ptr<Source>> makeIntegrator(const Parameters &parameters, PropertyType type);

} // namespace sim
