// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `battery`: the charge of a battery that feeds a load, leaks by itself and is charged at given
/// times of the day; in percent or as a voltage. Exact between samples. At dieAt the device is
/// dead: no values and no load, until it is charged again.
KindDescription batteryDescription();
Result<std::unique_ptr<Source>> makeBattery(const Parameters &parameters, PropertyType type);

} // namespace sim
