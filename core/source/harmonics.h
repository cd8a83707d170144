// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `harmonics`: mean + sum over k of amplitude[k] * sin(2 pi k f t + phase[k]), k = 1, 2 ...
KindDescription harmonicsDescription();
Result<std::unique_ptr<Source>> makeHarmonics(const Parameters &parameters, PropertyType type);

} // namespace sim
