// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/overridepath.h"
#include "core/model/profile.h"

#include <QtCore/QJsonObject>

namespace sim {

/// The level of a profile that a value comes from, the farthest first; a nearer one wins.
enum class OriginLevel {
    BuiltIn, ///< nobody sets it
    Profile, ///< the profile's `defaults`
    Type, ///< the device type
    Device, ///< the device or group, for all of its properties
    Property, ///< the property, in its type
    DeviceProperty, ///< the device or group, for this property alone
};

/// Where a value comes from.
struct ValueOrigin
{
    OriginLevel level = OriginLevel::BuiltIn;
    QString name; ///< of the profile, type or device, for people; built in: empty

    bool operator==(const ValueOrigin &) const = default;
};

/// Where the values of one property of one device come from, as resolveDevices() decides them.
/// A snapshot: changes of the profile afterwards do not reach it.
class PropertyOrigins
{
public:
    /// Nothing is set when \a profile has no such type or property. \a device is one device or a
    /// group.
    PropertyOrigins(const Profile &profile, const Device &device, QStringView property);

    /// The origin of the value at \a path, written as in overrides without the property:
    /// `source.mean`, `modifiers.0.stdDev`, `schedule.sampleEvery`, `publish.batch.maxPoints`,
    /// `report.onChange.deadband` (a report rule comes from one level as a whole).
    ValueOrigin of(const QString &path) const;

    /// Where it would come from if the device did not override it for this property.
    ValueOrigin inherited(const QString &path) const;

    /// What the property itself sets at \a path, overrides included; undefined: nothing.
    QJsonValue value(const QString &path) const;

private:
    struct Level
    {
        OriginLevel level = OriginLevel::BuiltIn;
        QString name = {};
        QJsonObject json = {}; ///< what holds after the device's overrides, where they belong here
        QList<QStringList> overridden = {}; ///< paths that the device sets here
        OriginLevel own = OriginLevel::BuiltIn; ///< of what stands at those paths
        QString ownName = {};
    };

    static std::optional<ValueOrigin> in(const Level &level, const QStringList &steps);
    ValueOrigin outside(const QStringList &steps) const;

    Level m_property;
    Level m_asTyped; ///< the property without the device's overrides
    Level m_type;
    Level m_profile;
};

/// Where the endpoint of \a device comes from: itself, its type, or nowhere.
ValueOrigin endpointOrigin(const Profile &profile, const Device &device);

} // namespace sim
