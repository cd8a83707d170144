// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `normal`: independent samples of the normal distribution, truncated to [min, max] by inversion,
/// so that each sample takes exactly one draw.
KindDescription normalDescription();
Result<std::unique_ptr<Source>> makeNormal(const Parameters &parameters, PropertyType type);

} // namespace sim
