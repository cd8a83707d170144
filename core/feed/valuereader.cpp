// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/valuereader.h"

#include "core/feed/feederrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Feed", text);
    }

    bool hasForm(const QJsonValue &value, PropertyType type)
    {
        switch (type) {
        case PropertyType::Number:
            return value.isDouble();
        case PropertyType::Boolean:
            return value.isBool();
        case PropertyType::String:
            return value.isString();
        case PropertyType::Enum:
            return value.isString() || value.isDouble();
        case PropertyType::Object:
        case PropertyType::Waypoint:
            return value.isObject();
        case PropertyType::Blob:
            return value.isString() && isBase64(value.toString());
        }
        Q_UNREACHABLE();
    }

    /// The value by its JSON form; nothing for arrays, which no property type takes.
    std::optional<Value> plainValue(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Null:
            return Value();
        case QJsonValue::Bool:
            return Value(value.toBool());
        case QJsonValue::Double:
            return Value(value.toDouble());
        case QJsonValue::String:
            return Value(value.toString());
        case QJsonValue::Object:
            return Value(value.toObject());
        case QJsonValue::Array:
        case QJsonValue::Undefined:
            break;
        }
        return {};
    }

    Error badLocation(const FeedNode &node, const QString &why)
    {
        return node.error(errors::kFeedBadLocation, { why });
    }

    /// A number within +-\a limit.
    Result<double> readCoordinate(const FeedNode &node, double limit)
    {
        if (!node.isPresent())
            return badLocation(node, translated("geo needs both lat and lon"));
        if (!node.value().isDouble())
            return badLocation(node, translated("%1 is not a number").arg(node.shown()));
        if (std::abs(node.value().toDouble()) > limit)
            return badLocation(node,
                translated("%1 is not within %2 degrees")
                    .arg(node.shown(), u"\u00b1"_s + QString::number(limit)));
        return node.value().toDouble();
    }

    Result<GeoPosition> readGeo(const FeedNode &node)
    {
        if (!node.value().isObject())
            return badLocation(node, translated("geo is not an object"));
        const auto lat = readCoordinate(FeedNode(node, u"lat"_s), 90);
        if (!lat)
            return lat.error();
        const auto lon = readCoordinate(FeedNode(node, u"lon"_s), 180);
        if (!lon)
            return lon.error();
        GeoPosition position { .lat = *lat, .lon = *lon, .alt = {} };
        if (const FeedNode alt(node, u"alt"_s); alt.isPresent()) {
            if (!alt.value().isDouble())
                return badLocation(alt, translated("%1 is not a number").arg(alt.shown()));
            position.alt = alt.value().toDouble();
        }
        return position;
    }

} // namespace

QString exampleOf(PropertyType type)
{
    switch (type) {
    case PropertyType::Number:
        return u"21.56"_s;
    case PropertyType::Boolean:
        return u"true"_s;
    case PropertyType::String:
        return u"\"Operational\""_s;
    case PropertyType::Enum:
        return u"\"run\""_s;
    case PropertyType::Object:
        return u"{\"version\":\"1.2\"}"_s;
    case PropertyType::Waypoint:
        return u"{\"geo\":{\"lat\":49.35,\"lon\":-123.07}}"_s;
    case PropertyType::Blob:
        return u"\"AAECAw==\""_s;
    }
    Q_UNREACHABLE();
}

Error wrongType(const QString &shown, PropertyType type, const QString &where)
{
    return Error(errors::kFeedWrongType, { shown, typeName(type), exampleOf(type) }, where);
}

Result<Value> readValue(const FeedNode &node, std::optional<PropertyType> type)
{
    if (type && !hasForm(node.value(), *type))
        return wrongType(node.shown(), *type, node.where());
    if (type == PropertyType::Waypoint) {
        auto location = readLocation(node);
        if (!location)
            return location.error();
        return Value(std::move(*location));
    }
    const std::optional<Value> value = plainValue(node.value());
    // An array is the only form that no type takes; an object is the nearest that can be written.
    return value ? Result<Value>(*value)
                 : wrongType(node.shown(), PropertyType::Object, node.where());
}

Result<Location> readLocation(const FeedNode &node)
{
    if (!node.value().isObject())
        return badLocation(node, translated("it is not an object"));
    const FeedNode zone(node, u"zone"_s);
    const FeedNode geo(node, u"geo"_s);
    if (!zone.isPresent() && !geo.isPresent())
        return badLocation(node, translated("it has neither zone nor geo"));
    Location location;
    if (zone.isPresent()) {
        if (!zone.value().isString())
            return badLocation(zone, translated("zone is not text"));
        location.zone = zone.value().toString();
    }
    if (geo.isPresent()) {
        const auto position = readGeo(geo);
        if (!position)
            return position.error();
        location.geo = *position;
    }
    return location;
}

bool isBase64(QStringView text)
{
    if (text.size() % 4 != 0)
        return false;
    if (text.endsWith(u'='))
        text.chop(text.endsWith("=="_L1) ? 2 : 1);
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')
            || c == u'+' || c == u'/';
    });
}

} // namespace sim
