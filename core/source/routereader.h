// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/value.h"

#include <vector>

class QIODevice;

namespace sim {

/// Reads the way of a vehicle from a file: GPX (the points of its tracks; without tracks those of
/// its routes) or GeoJSON (its LineStrings, also as Feature or FeatureCollection, one after the
/// other). At most 16 MiB and 100,000 points. Errors: `source.route*`, those of JSON texts, with
/// \a name and the line.
Result<std::vector<GeoPosition>> readRoute(QIODevice &device, const QString &name);

} // namespace sim
