// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `counter`: grows by an increment, fixed or drawn from a source within, at each sample or once a
/// period. The number of steps follows from the time alone, so samples that were left out are
/// counted too. A reset, daily or by a restart of the device, begins again at the start.
KindDescription counterDescription();
Result<std::unique_ptr<Source>> makeCounter(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
