// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `daily`: the course of a day in local time: outdoor climate, occupancy.
///
/// Of local time and date, thus of the sample's time rather than of the time since the start. A
/// cosine with its top at `peakAt` and its bottom twelve hours later, or a table of 24 levels with
/// straight lines between the full hours. On Saturdays and Sundays what rises above min is
/// multiplied by weekendFactor. The year adds seasonalAmplitude * cos, with its top on 20 July;
/// negative for the southern hemisphere.
KindDescription dailyDescription();
Result<std::unique_ptr<Source>> makeDaily(const Parameters &parameters, PropertyType type);

} // namespace sim
