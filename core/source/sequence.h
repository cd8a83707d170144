// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `sequence`: a list of values, forward, to and fro, or shuffled anew in each round.
KindDescription sequenceDescription();
Result<std::unique_ptr<Source>> makeSequence(const Parameters &parameters, PropertyType type);

} // namespace sim
