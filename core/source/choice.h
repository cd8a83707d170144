// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `choice`: one of several values at each sample, by weight.
KindDescription choiceDescription();
Result<std::unique_ptr<Source>> makeChoice(const Parameters &parameters, PropertyType type);

} // namespace sim
