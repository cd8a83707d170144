// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/propertyedits.h"

#include "core/file/overrideedits.h"
#include "core/file/profilewriter.h"
#include "core/file/propertywriter.h"
#include "core/file/valueorigin.h"

#include <QtCore/QJsonArray>

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

    /// The device of \a target and its type; nothing to do where they are missing.
    struct Overridable
    {
        Device *device = nullptr;
        const DeviceType *type = nullptr;

        explicit operator bool() const { return device != nullptr && type != nullptr; }
    };

    Overridable overridable(Profile &profile, const PropertyTarget &target)
    {
        Device *device = findDevice(profile, target.device);
        return { device, device == nullptr ? nullptr : profile.deviceType(device->type) };
    }

    void setOverrideAt(
        Profile &profile, const PropertyTarget &target, const QString &path, const QJsonValue &json)
    {
        if (const Overridable own = overridable(profile, target))
            setOverride(*own.device, *own.type, target.property, path, json);
    }

    void clearOverrideAt(Profile &profile, const PropertyTarget &target, const QString &path)
    {
        if (const Overridable own = overridable(profile, target))
            clearOverride(*own.device, *own.type, target.property, path);
    }

    QStringList kindsOf(const QList<ModifierSpec> &modifiers)
    {
        QStringList kinds;
        for (const ModifierSpec &modifier : modifiers)
            kinds.append(modifier.kind);
        return kinds;
    }

    /// Report rules are inherited as a whole.
    QString decidedPath(const QString &path)
    {
        return path.startsWith("report"_L1) ? u"report"_s : path;
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
    const DeviceType *type = device == nullptr ? nullptr : profile.deviceType(device->type);
    return type != nullptr && hasOverride(*device, *type, target.property, decidedPath(path));
}

void setSource(
    Profile &profile, const PropertyTarget &target, EditScope scope, const SourceSpec &source)
{
    if (scope == EditScope::Device) {
        Property made;
        made.source = source;
        setOverrideAt(profile, target, u"source"_s, propertyJson(made).value("source"_L1));
        return;
    }
    clearOverrideAt(profile, target, u"source"_s);
    if (Property *property = propertyOf(profile, target))
        property->source = source;
}

void setSourceParameter(Profile &profile, const PropertyTarget &target, EditScope scope,
    const SourceSpec &wanted, const QString &name)
{
    const QString path = u"source."_s % name;
    const Property *property = propertyOf(std::as_const(profile), target);
    if (property == nullptr)
        return;
    if (scope == EditScope::Device) {
        setOverrideAt(profile, target, path, wanted.parameters.value(name));
        return;
    }
    if (property->source.kind != wanted.kind) {
        setSource(profile, target, scope, wanted);
        return;
    }
    clearOverrideAt(profile, target, path);
    propertyOf(profile, target)->source.parameters.insert(name, wanted.parameters.value(name));
}

void setModifiers(Profile &profile, const PropertyTarget &target, EditScope scope,
    const QList<ModifierSpec> &wanted)
{
    const Property *property = propertyOf(std::as_const(profile), target);
    if (property == nullptr)
        return;
    if (scope == EditScope::Device && property->modifiers != wanted) {
        Property made;
        made.modifiers = wanted;
        const QJsonArray list = propertyJson(made).value("modifiers"_L1).toArray();
        setOverrideAt(profile, target, u"modifiers"_s, list);
        return;
    }
    clearOverrideAt(profile, target, u"modifiers"_s);
    propertyOf(profile, target)->modifiers = wanted;
}

void setModifierParameter(Profile &profile, const PropertyTarget &target, EditScope scope,
    const QList<ModifierSpec> &wanted, qsizetype place, const QString &name)
{
    const Property *property = propertyOf(std::as_const(profile), target);
    if (property == nullptr)
        return;
    const QJsonValue json = wanted.at(place).parameters.value(name);
    if (kindsOf(property->modifiers) != kindsOf(wanted)) {
        setModifiers(profile, target, scope, wanted);
        return;
    }
    const QString path = u"modifiers."_s % QString::number(place) % u'.' % name;
    if (scope == EditScope::Device) {
        setOverrideAt(profile, target, path, json);
        return;
    }
    clearOverrideAt(profile, target, path);
    propertyOf(profile, target)->modifiers[place].parameters.insert(name, json);
}

void setRule(Profile &profile, const PropertyTarget &target, EditScope scope, const QString &path,
    const Property &wanted)
{
    const QString decided = decidedPath(path);
    if (scope == EditScope::Device) {
        const QJsonObject rules = rulesJson(wanted.schedule, wanted.report, wanted.publish);
        setOverrideAt(profile, target, decided, jsonAt(rules, decided.split(u'.')));
        return;
    }
    clearOverrideAt(profile, target, decided);
    if (Property *property = propertyOf(profile, target)) {
        property->schedule = wanted.schedule;
        property->report = wanted.report;
        property->publish = wanted.publish;
    }
}

void resetToInherited(Profile &profile, const PropertyTarget &target, const QString &path)
{
    const bool isParameter = path.startsWith("source."_L1);
    const Device *device = deviceOf(std::as_const(profile), target.device);
    const Property *property = propertyOf(std::as_const(profile), target);
    if (device == nullptr || property == nullptr)
        return;
    const PropertyOrigins origins(profile, *device, target.property);
    const bool isOtherKind
        = isParameter && origins.value(u"source.kind"_s).toString() != property->source.kind;
    clearOverrideAt(profile, target, isOtherKind ? u"source"_s : decidedPath(path));
}

} // namespace sim
