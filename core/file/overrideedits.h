// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/overridepath.h"

namespace sim {

/// Makes \a device, which is of \a type, have \a value at \a path of \a property, and nobody else.
///
/// \a path is written as in overrides without the property: `source.mean`, `modifiers`, `report`.
/// A value that is inherited anyway needs no override and leaves none. Undefined: the device has
/// nothing there, which takes an override of what stands around it. Nothing happens when the type
/// has no such property, or a list on the way no such element.
void setOverride(Device &device, const DeviceType &type, QStringView property, const QString &path,
    const QJsonValue &value);

/// Takes away what \a device overrides at \a path and below, also inside of an override of what
/// stands around it, so that the inherited value holds again.
void clearOverride(
    Device &device, const DeviceType &type, QStringView property, const QString &path);

/// Whether \a device overrides the value at \a path: it, a part of it, or what stands around it.
bool hasOverride(
    const Device &device, const DeviceType &type, QStringView property, const QString &path);

} // namespace sim
