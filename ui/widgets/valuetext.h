// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/property.h"

namespace sim {

/// \a value for the screen: in the user's locale, rounded to the property's decimals, with its unit
/// when \a hasUnit. (Payloads are written elsewhere and always have a dot.)
QString screenText(const Value &value, const PropertyDefinition &definition, bool hasUnit = true);

/// A number for the screen; \a decimals absent: six significant digits.
QString screenNumber(double number, std::optional<int> decimals = {});

/// A length of time for the screen without parts that are zero: `5 min`, `1 h`, `90 s` as `1 min 30
/// s`.
QString screenDuration(Microseconds duration);

} // namespace sim
