// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `pattern`: a text with random letters and digits in it, such as a serial number.
KindDescription patternDescription();
Result<std::unique_ptr<Source>> makePattern(const Parameters &parameters, PropertyType type);

} // namespace sim
