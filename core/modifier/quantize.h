// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `quantize`: the nearest multiple of a step, as a converter of limited resolution gives.
KindDescription quantizeDescription();
Result<std::unique_ptr<Modifier>> makeQuantize(const Parameters &parameters);

} // namespace sim
