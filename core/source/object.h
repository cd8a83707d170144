// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `object`: a JSON object, each field of which has a source of its own.
KindDescription objectDescription();

/// Errors: `source.noFields`, `source.fieldWithoutName`, `source.duplicateField`, and those of the
/// sources within, with the place `fields/1/source` as where().
Result<std::unique_ptr<Source>> makeObject(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
