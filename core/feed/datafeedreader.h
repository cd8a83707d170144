// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/datapoint.h"
#include "core/model/property.h"

#include <functional>

namespace sim {

/// The type of a property by name, so that values can be read by type; nothing when it is unknown
/// (its value is then read by its JSON form). Names come as written.
using PropertyTypeLookup = std::function<std::optional<PropertyType>(const QString &)>;

/// A feed as it was read, with what is odd but allowed.
struct FeedReading
{
    DataFeed feed; ///< defaults of the feed already laid under each point; times absolute
    QStringList notes; ///< unknown keys, annotations that are not text ...
};

/// Reads every documented form of a Data Feed (contract, section 4), older time forms included.
/// \a received is the time of points that carry none. Errors: `feed.*` with `line:column:
/// /pointer`.
Result<FeedReading> readDataFeed(
    QByteArrayView json, const PropertyTypeLookup &typeOf, WallTime received);

} // namespace sim
