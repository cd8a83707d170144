// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"

namespace sim::test {

/// A device with a number `temperature` (-30 to 40), a text `Status` and a switch `door`.
inline ResolvedDevice mirrorDevice(const QString &id, const QString &deviceId)
{
    const auto property = [](const QString &name, PropertyType type) {
        ResolvedProperty result;
        result.definition.id = name;
        result.definition.type = type;
        return result;
    };
    ResolvedDevice device;
    device.id = id;
    device.type = QStringLiteral("coldroom");
    device.deviceId = deviceId;
    device.properties = { property(QStringLiteral("temperature"), PropertyType::Number),
        property(QStringLiteral("Status"), PropertyType::String),
        property(QStringLiteral("door"), PropertyType::Boolean) };
    device.properties[0].definition.boundaries.min = -30;
    device.properties[0].definition.boundaries.max = 40;
    return device;
}

} // namespace sim::test
