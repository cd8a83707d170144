// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/propertyedits.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    template <typename ProfileType>
    auto *findDevice(ProfileType &profile, const QString &resolvedId)
    {
        auto found = std::find_if(profile.devices.begin(), profile.devices.end(),
            [&](const Device &device) { return device.id == resolvedId && !device.count; });
        if (found == profile.devices.end()) {
            const QString group = resolvedId.section(u'-', 0, -2);
            found = std::find_if(profile.devices.begin(), profile.devices.end(),
                [&](const Device &device) { return device.count && device.id == group; });
        }
        return found == profile.devices.end() ? nullptr : &*found;
    }

    template <typename ProfileType>
    auto *findProperty(ProfileType &profile, const PropertyTarget &target)
    {
        const Device *device = findDevice(std::as_const(profile), target.device);
        auto *none
            = static_cast<decltype(&profile.deviceTypes.first().properties.first())>(nullptr);
        if (device == nullptr)
            return none;
        for (auto &type : profile.deviceTypes) {
            if (type.id != device->type)
                continue;
            for (auto &property : type.properties) {
                if (property.id() == target.property)
                    return &property;
            }
        }
        return none;
    }

    bool isAtOrBelow(const QString &key, const QString &path)
    {
        return key == path || key.startsWith(QString(path + u'.'));
    }

} // namespace

const Device *deviceOf(const Profile &profile, const QString &resolvedId)
{
    return findDevice(profile, resolvedId);
}

Device *deviceOf(Profile &profile, const QString &resolvedId)
{
    return findDevice(profile, resolvedId);
}

const Property *propertyOf(const Profile &profile, const PropertyTarget &target)
{
    return findProperty(profile, target);
}

Property *propertyOf(Profile &profile, const PropertyTarget &target)
{
    return findProperty(profile, target);
}

int deviceCount(const Profile &profile, const QString &type)
{
    int count = 0;
    for (const Device &device : profile.devices) {
        if (device.type == type)
            count += device.count.value_or(1);
    }
    return count;
}

bool isOverridden(const Profile &profile, const PropertyTarget &target, const QString &path)
{
    const Device *device = deviceOf(profile, target.device);
    if (device == nullptr)
        return false;
    const QStringList keys = device->overrides.keys();
    const QString full = target.property % u'.' % path;
    return std::any_of(
        keys.begin(), keys.end(), [&](const QString &key) { return isAtOrBelow(key, full); });
}

void clearOverrides(Profile &profile, const PropertyTarget &target, const QString &path)
{
    Device *device = deviceOf(profile, target.device);
    if (device == nullptr)
        return;
    const QStringList keys = device->overrides.keys();
    for (const QString &key : keys) {
        if (isAtOrBelow(key, target.property % u'.' % path))
            device->overrides.remove(key);
    }
}

void setSource(Profile &profile, const PropertyTarget &target, const SourceSpec &source)
{
    clearOverrides(profile, target, u"source"_s);
    if (Property *property = propertyOf(profile, target))
        property->source = source;
}

void setSourceParameter(
    Profile &profile, const PropertyTarget &target, const QString &name, const QJsonValue &json)
{
    const QString path = target.property % u".source."_s % name;
    Device *device = deviceOf(profile, target.device);
    if (device != nullptr && device->overrides.contains(path) && !json.isUndefined()) {
        device->overrides.insert(path, json);
        return;
    }
    clearOverrides(profile, target, u"source."_s % name);
    if (Property *property = propertyOf(profile, target))
        property->source.parameters.insert(name, json); // undefined removes
}

} // namespace sim
