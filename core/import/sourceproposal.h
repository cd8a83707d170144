// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/import/platformdefinition.h"
#include "core/model/property.h"

namespace sim {

/// How a property of the platform could be simulated: what its name, its measurement, its type and
/// its boundaries suggest (product, section 2.2). A proposal to start from, always within the
/// boundaries.
struct SourceProposal
{
    SourceSpec source;
    QList<ModifierSpec> modifiers;
    std::optional<int> decimals;
    std::optional<Microseconds> sampleEvery; ///< slow things: a position, a firmware version
    bool isReportedOnChange = false;
};

SourceProposal proposedSource(const PlatformProperty &property);

} // namespace sim
