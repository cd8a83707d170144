// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/property.h"

namespace sim {

/// The number at which a chart draws \a value of \a property: numbers as they are, booleans as 0
/// and 1, enum values as their place in the set; nothing for what cannot be charted.
std::optional<double> chartedValue(const PropertyDefinition &property, const Value &value);

/// Whether a chart can show values of \a property at all, and whether as steps between named
/// levels.
bool isChartable(const PropertyDefinition &property);
bool isStepped(const PropertyDefinition &property);

/// The names of the levels of a stepped property, lowest first: `false`, `true`, or the enum's
/// values.
QStringList levelNames(const PropertyDefinition &property);

} // namespace sim
