// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feednode.h"
#include "core/model/property.h"

namespace sim {

// How values and locations are read from JSON, by raw payloads and feeds alike. Internal to
// core/feed.

/// A documented value of \a type, as error texts show it: `21.56`, `true`, `"Operational"` ...
QString exampleOf(PropertyType type);

/// `feed.wrongType` for \a shown, which is not a \a type.
Error wrongType(const QString &shown, PropertyType type, const QString &where = {});

/// The value at \a node as a value of \a type; without a type by its JSON form (objects stay
/// objects). Errors: `feed.wrongType`, `feed.badLocation`.
Result<Value> readValue(const FeedNode &node, std::optional<PropertyType> type);

/// Errors: `feed.badLocation`.
Result<Location> readLocation(const FeedNode &node);

/// True for the base64 of RFC 4648, section 4, with its padding; the empty text is one.
bool isBase64(QStringView text);

} // namespace sim
