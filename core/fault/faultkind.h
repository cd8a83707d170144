// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/fault.h"

namespace sim {

/// A kind of fault: its description, and how it is made for a property.
struct FaultKind
{
    using Made = Result<std::shared_ptr<const Fault>>;

    KindDescription description;
    Made (*make)(const Parameters &parameters, const PropertyDefinition &property) = nullptr;
    FaultLayer layer = FaultLayer::Data;
};

} // namespace sim
