// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim {

/// `lat`, `lon` and `alt`, which the sources of places share.
QList<ParameterDescription> positionParameters();

GeoPosition positionOf(const Parameters &parameters);

/// `speed` in km/h.
ParameterDescription speedParameter(double defaultValue, const QString &help);

/// Metres in a second, of a speed in km/h.
inline constexpr double kMetresPerSecond = 1 / 3.6;

} // namespace sim
