// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `host`: load of the machine that the program runs on. Measured, so not reproducible: devices
/// with such a property are left out of the fingerprint of a run.
KindDescription hostDescription();
Result<std::unique_ptr<Source>> makeHost(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
