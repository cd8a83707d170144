// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/readcontext.h"
#include "core/model/device.h"

namespace sim {

/// \a type as \a device has it: the device's overrides laid over properties and rules.
///
/// `temperature.source.mean` changes one property; `schedule.sampleEvery`, `report...` and
/// `publish...` change the rule of the whole device, below what a property sets itself. \a place is
/// that of the overrides. Errors: `file.badOverride` for each path that does not fit.
DeviceType overriddenType(
    ReadContext &context, const DeviceType &type, const Device &device, const JsonPlace &place);

} // namespace sim
