// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/valueorigin.h"

#include "core/file/profilewriter.h"
#include "core/file/propertywriter.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString nameOf(const Profile &profile)
    {
        return profile.name;
    }

    template <typename Item>
    QString nameOf(const Item &item)
    {
        return item.name.isEmpty() ? item.id : item.name;
    }

    /// Report rules are inherited as a whole.
    QStringList decidedSteps(const QString &path)
    {
        QStringList steps = path.split(u'.');
        if (steps.constFirst() == "report"_L1)
            steps = { steps.constFirst() };
        return steps;
    }

} // namespace

PropertyOrigins::PropertyOrigins(const Profile &profile, const Device &device, QStringView property)
{
    const DeviceType *type = profile.deviceType(device.type);
    const Property *known = type == nullptr ? nullptr : type->property(property);
    if (known == nullptr)
        return;
    m_profile = { .level = OriginLevel::Profile,
        .name = nameOf(profile),
        .json
        = rulesJson(profile.defaults.schedule, profile.defaults.report, profile.defaults.publish) };
    m_type = { .level = OriginLevel::Type,
        .name = nameOf(*type),
        .json = rulesJson(type->schedule, type->report, type->publish),
        .own = OriginLevel::Device,
        .ownName = nameOf(device) };
    m_property = { .level = OriginLevel::Property,
        .name = nameOf(*type),
        .json = propertyJson(*known),
        .own = OriginLevel::DeviceProperty,
        .ownName = nameOf(device) };
    m_asTyped = m_property;
    const qsizetype place = known - type->properties.constData();
    for (auto item = device.overrides.constBegin(); item != device.overrides.constEnd(); ++item) {
        const std::optional<OverridePath> path = parseOverridePath(item.key(), *type);
        if (!path || (path->property >= 0 && path->property != place))
            continue;
        Level &level = path->property < 0 ? m_type : m_property;
        if (const auto json = jsonWith(level.json, path->steps, item.value())) {
            level.json = json->toObject();
            level.overridden.append(path->steps);
        }
    }
}

std::optional<ValueOrigin> PropertyOrigins::in(const Level &level, const QStringList &steps)
{
    if (jsonAt(level.json, steps).isUndefined())
        return {};
    const bool isOwn = std::any_of(
        level.overridden.begin(), level.overridden.end(), [&steps](const QStringList &set) {
            return beginsWith(steps, set) || beginsWith(set, steps);
        });
    return isOwn ? ValueOrigin { level.own, level.ownName }
                 : ValueOrigin { level.level, level.name };
}

ValueOrigin PropertyOrigins::outside(const QStringList &steps) const
{
    for (const Level *level : { &m_type, &m_profile }) {
        if (const std::optional<ValueOrigin> found = in(*level, steps))
            return *found;
    }
    return {};
}

ValueOrigin PropertyOrigins::of(const QString &path) const
{
    const QStringList steps = decidedSteps(path);
    return in(m_property, steps).value_or(outside(steps));
}

ValueOrigin PropertyOrigins::inherited(const QString &path) const
{
    const QStringList steps = decidedSteps(path);
    return in(m_asTyped, steps).value_or(outside(steps));
}

QJsonValue PropertyOrigins::value(const QString &path) const
{
    return jsonAt(m_property.json, path.split(u'.'));
}

ValueOrigin endpointOrigin(const Profile &profile, const Device &device)
{
    if (!device.endpoint.isEmpty())
        return { OriginLevel::Device, nameOf(device) };
    const DeviceType *type = profile.deviceType(device.type);
    if (type == nullptr || type->endpoint.isEmpty())
        return {};
    return { OriginLevel::Type, nameOf(*type) };
}

} // namespace sim
