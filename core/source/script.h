// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `script`: JavaScript that the ScriptMaker of the context carries out.
KindDescription scriptDescription();
Result<std::unique_ptr<Source>> makeScript(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
