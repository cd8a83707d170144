// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `telegraph`: two values in turn, each for an exponentially distributed time. The transitions lie
/// on the time line by themselves, whatever the sampling grid.
KindDescription telegraphDescription();
Result<std::unique_ptr<Source>> makeTelegraph(const Parameters &parameters, PropertyType type);

} // namespace sim
