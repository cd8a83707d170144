// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"

#include <QtCore/QJsonValue>

#include <optional>

namespace sim {

/// What a key of a device's overrides is about: `temperature.source.mean`, or for the whole device
/// `schedule.sampleEvery`.
struct OverridePath
{
    static constexpr qsizetype kMostSteps = 24; ///< also bounds a recursion

    qsizetype property = -1; ///< place in the type's properties; -1: the whole device
    QStringList steps; ///< below the property or the device; never empty

    bool operator==(const OverridePath &) const = default;
};

/// \a path taken apart for a device of \a type. Property ids may hold dots, so the longest one
/// counts. Nothing when it has too many steps or begins with no property and no rule.
std::optional<OverridePath> parseOverridePath(const QString &path, const DeviceType &type);

/// Whether \a steps are at or below \a beginning.
bool beginsWith(const QStringList &steps, const QStringList &beginning);

/// \a json with \a value at \a steps; objects on the way are made, elements of lists are not (then
/// nothing). An undefined \a value takes a member of an object out.
std::optional<QJsonValue> jsonWith(
    const QJsonValue &json, const QStringList &steps, const QJsonValue &value);

/// What stands in \a json at \a steps; undefined when nothing does.
QJsonValue jsonAt(const QJsonValue &json, const QStringList &steps);

} // namespace sim
