// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `timestamp`: the simulated time of the sample itself, as text or as a number.
KindDescription timestampDescription();
Result<std::unique_ptr<Source>> makeTimestamp(const Parameters &parameters, PropertyType type);

} // namespace sim
