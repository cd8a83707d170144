// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/contractcheck.h"

namespace sim {

// The rules for one value that ContractCheck is made of. Internal to core/feed.

/// Type, sizes and boundaries of one value (contract, section 3).
std::optional<Rejection> judgeValue(
    const PropertyDefinition &property, const Value &value, const ContractLimits &limits);

/// Number and length of annotations (contract, section 4).
std::optional<Rejection> judgeAnnotations(const QString &property,
    const QMap<QString, QString> &annotations, const ContractLimits &limits);

/// Metres of the great circle between two positions, by the haversine formula on the mean sphere.
double distanceBetween(double lat1, double lon1, double lat2, double lon2);

} // namespace sim
