// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"
#include "core/model/device.h"

namespace sim {

/// Reads one element of "deviceTypes", with what its properties say about each other.
DeviceType readDeviceType(ReadContext &context, const QJsonValue &json, const JsonPlace &place);

/// Reads one element of "devices": one device, or a group. References are checked by
/// checkProfile().
Device readDevice(ReadContext &context, const QJsonValue &json, const JsonPlace &place);

} // namespace sim
