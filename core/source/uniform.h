// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `uniform`: every value of a range equally likely, independent samples.
KindDescription uniformDescription();
Result<std::unique_ptr<Source>> makeUniform(const Parameters &parameters, PropertyType type);

} // namespace sim
