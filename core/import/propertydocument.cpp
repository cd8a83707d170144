// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/propertydocument.h"

#include "core/import/importerrors.h"
#include "core/model/kinddescription.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    // The properties of Device, ConnectedDevice and Gateway.
    constexpr std::array kBuiltInNames { "active"_L1, "lastin"_L1, "lastout"_L1,
        "connectioninfo"_L1, "connectionstatus"_L1 };
    constexpr std::array kBuiltInProfiles { "device"_L1, "connecteddevice"_L1, "gateway"_L1 };

    /// `connecteddevice$active` -> `connecteddevice`
    QStringView profileOfQualifiedName(QStringView name)
    {
        const qsizetype dollar = name.lastIndexOf(u'$');
        return dollar < 0 ? QStringView() : name.first(dollar);
    }

    bool isBuiltIn(const PlatformProperty &property, const QString &qualifiedName, bool isInherited)
    {
        if (!isBuiltInProperty(property.definition.id))
            return false;
        const QStringView profile = profileOfQualifiedName(qualifiedName);
        return isInherited
            || std::any_of(kBuiltInProfiles.cbegin(), kBuiltInProfiles.cend(),
                [profile](QLatin1StringView name) {
                    return profile.compare(name, Qt::CaseInsensitive) == 0;
                });
    }

    PropertyAccess accessFromWord(const QString &word)
    {
        if (word == "public"_L1)
            return PropertyAccess::Public;
        return word == "private"_L1 ? PropertyAccess::Private : PropertyAccess::Protected;
    }

    PropertyPublish publishFromWord(const QString &word)
    {
        if (word == "changed"_L1)
            return PropertyPublish::Changed;
        return word == "never"_L1 ? PropertyPublish::Never : PropertyPublish::Always;
    }

    /// A member that is a number, or an object that holds it: `{"size": 5}`, `{"size": {"value":
    /// 5}}`.
    std::optional<double> plainOrValue(const QJsonValue &json)
    {
        const QJsonValue value = json.isObject() ? json["value"_L1] : json;
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    }

    bool readNumberRange(const QJsonObject &json, Boundaries &boundaries)
    {
        const QJsonObject range
            = json.value("range"_L1).isObject() ? json.value("range"_L1).toObject() : json;
        for (const auto &[key, target] :
            { std::pair("min"_L1, &boundaries.min), std::pair("max"_L1, &boundaries.max) }) {
            const QJsonValue value = range.value(key);
            if (value.isDouble())
                *target = value.toDouble();
            else if (!value.isUndefined() && !value.isNull())
                return false;
        }
        return !boundaries.min || !boundaries.max || *boundaries.min <= *boundaries.max;
    }

    bool readSize(const QJsonObject &json, Boundaries &boundaries)
    {
        const QJsonValue member = json.value("size"_L1);
        if (member.isUndefined() || member.isNull())
            return true;
        const std::optional<double> size = plainOrValue(member);
        if (!size || *size < 0 || *size > 1e12)
            return false;
        boundaries.size = static_cast<qint64>(*size);
        return true;
    }

    bool readSet(const QJsonValue &json, Boundaries &boundaries)
    {
        if (json.isUndefined() || json.isNull())
            return true;
        if (!json.isArray())
            return false;
        const QJsonArray items = json.toArray();
        for (const QJsonValue &item : items) {
            const std::optional<Value> value = valueFromJson(item, PropertyType::Enum);
            if (!value)
                return false;
            if (!boundaries.set.contains(*value))
                boundaries.set.append(*value);
        }
        return true;
    }

    bool readFence(const QJsonObject &json, Boundaries &boundaries)
    {
        // Version 2 kept the position apart: {"pos": {"lat", "lon"}, "radius": ..}
        const QJsonObject position
            = json.value("pos"_L1).isObject() ? json.value("pos"_L1).toObject() : json;
        const QJsonValue lat = position.value("lat"_L1);
        const QJsonValue lon = position.value("lon"_L1);
        const QJsonValue radius = json.value("radius"_L1);
        if (lat.isUndefined() && lon.isUndefined() && radius.isUndefined())
            return true;
        if (!lat.isDouble() || !lon.isDouble() || !radius.isDouble() || radius.toDouble() < 0)
            return false;
        boundaries.fence = Geofence {
            .lat = lat.toDouble(),
            .lon = lon.toDouble(),
            .radius = radius.toDouble(),
            .isInside = json.value("inside"_L1).toBool(true),
        };
        return true;
    }

    /// The object that holds the boundaries, by its newest name first.
    QJsonObject boundaryObject(const QJsonObject &property)
    {
        for (const QLatin1StringView name : { "boundaries"_L1, "boundary"_L1 }) {
            if (property.value(name).isObject())
                return property.value(name).toObject();
        }
        return {};
    }

    bool readEnumForms(const QJsonObject &property, const QJsonObject &json, Boundaries &boundaries)
    {
        if (!readSet(json.value("set"_L1), boundaries)
            || !readSet(json.value("enum"_L1).toObject().value("set"_L1), boundaries))
            return false;
        // Version 2: {"enums": {"text": [..], "numeric": [..]}}, beside or in the boundaries.
        for (const QJsonValue &enums : { json.value("enums"_L1), property.value("enums"_L1) }) {
            if (!readSet(enums["text"_L1], boundaries) || !readSet(enums["numeric"_L1], boundaries))
                return false;
        }
        return true;
    }

    Result<PropertyType> readType(DocumentNode &node)
    {
        const QString word = node.neededText({ "type"_L1 });
        if (node.error())
            return *node.error();
        if (const auto type = typeFromName(word.toLower()))
            return *type;
        node.fail(pointerStep(node.pointer(), u"type"_s), errors::kUnknownPropertyType,
            { word.left(40), typeNames().join(u", "_s) });
        return *node.error();
    }

} // namespace

bool isBuiltInProperty(QStringView name)
{
    return std::any_of(kBuiltInNames.cbegin(), kBuiltInNames.cend(),
        [name](QLatin1StringView known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

std::optional<Boundaries> readBoundaries(const QJsonObject &property, PropertyType type)
{
    const QJsonObject json = boundaryObject(property);
    Boundaries boundaries;
    bool isUnderstood = true;
    switch (type) {
    case PropertyType::Number:
        isUnderstood = readNumberRange(json, boundaries);
        break;
    case PropertyType::String:
    case PropertyType::Object:
    case PropertyType::Blob:
        isUnderstood = readSize(json, boundaries);
        break;
    case PropertyType::Enum:
        isUnderstood = readEnumForms(property, json, boundaries);
        break;
    case PropertyType::Waypoint: {
        const QJsonValue old = json.contains("geofence"_L1) ? json.value("geofence"_L1)
                                                            : property.value("geofence"_L1);
        isUnderstood = readFence(old.isObject() ? old.toObject() : json, boundaries);
        break;
    }
    case PropertyType::Boolean:
        break;
    }
    if (!isUnderstood)
        return {};
    return boundaries;
}

Result<PropertyReading> readPropertyDocument(DocumentNode node)
{
    PropertyReading reading;
    PlatformProperty property;
    property.definition.id = node.neededText({ "name"_L1 });
    property.definition.title = node.text({ "friendlyName"_L1 });
    if (property.definition.title == property.definition.id)
        property.definition.title.clear();
    property.platformId = node.text({ "id"_L1 });
    property.description = node.text({ "description"_L1, "notes"_L1 });
    property.access = accessFromWord(node.text({ "access"_L1 }));
    property.publish = publishFromWord(node.text({ "publish"_L1 }));
    const QString qualifiedName = node.text({ "qualifiedName"_L1, "qname"_L1 });
    reading.owner = node.text({ "ownerId"_L1 });
    reading.profileName = profileOfQualifiedName(qualifiedName).toString();
    reading.isInherited = node.boolean("inherited"_L1);
    DocumentNode measurement = node.below("measurement"_L1);
    property.measurement = measurement.text({ "type"_L1 });
    property.definition.unit = measurement.below("unit"_L1).text({ "symbol"_L1 });
    if (node.error())
        return *node.error();
    if (isBuiltIn(property, qualifiedName, reading.isInherited)) {
        reading.builtIn = property.definition.id;
        return reading;
    }
    if (node.object().value("type"_L1).toString().toLower() == "file"_L1) {
        reading.remarks.append(
            Error(errors::kFilePropertySkipped, { property.definition.id }, node.where()));
        return reading;
    }
    const Result<PropertyType> type = readType(node);
    if (!type)
        return type.error();
    property.definition.type = *type;
    if (const auto boundaries = readBoundaries(node.object(), *type)) {
        property.definition.boundaries = *boundaries;
    } else {
        reading.remarks.append(
            Error(errors::kBoundariesIgnored, { property.definition.id }, node.where()));
    }
    reading.property = std::move(property);
    return reading;
}

} // namespace sim
