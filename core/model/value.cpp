// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/value.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    template <typename... Handlers>
    struct Overloaded : Handlers...
    {
        using Handlers::operator()...;
    };

    template <typename... Handlers>
    Overloaded(Handlers...) -> Overloaded<Handlers...>;

    QString compactText(const QJsonObject &object)
    {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    QString numberText(double number, std::optional<int> decimals)
    {
        if (decimals)
            return QString::number(number, 'f', *decimals);
        return QString::number(number, 'g', QLocale::FloatingPointShortest);
    }

    QString placeText(const Location &location)
    {
        const QString zone = location.zone.value_or(QString());
        if (!location.geo)
            return zone;
        const QString position = QString::number(location.geo->lat, 'f', 5) + u", "_s
            + QString::number(location.geo->lon, 'f', 5);
        return zone.isEmpty() ? position : zone + u" ("_s + position + u')';
    }

    std::optional<GeoPosition> geoFromJson(const QJsonObject &object)
    {
        const QJsonValue lat = object.value("lat"_L1);
        const QJsonValue lon = object.value("lon"_L1);
        const QJsonValue alt = object.value("alt"_L1);
        if (!lat.isDouble() || !lon.isDouble() || (!alt.isUndefined() && !alt.isDouble()))
            return {};
        const GeoPosition position {
            .lat = lat.toDouble(),
            .lon = lon.toDouble(),
            .alt = alt.isDouble() ? std::optional(alt.toDouble()) : std::nullopt,
        };
        if (std::abs(position.lat) > 90 || std::abs(position.lon) > 180)
            return {};
        return position;
    }

} // namespace

std::optional<double> numberIn(const Value &value)
{
    if (const double *number = std::get_if<double>(&value))
        return *number;
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? 1.0 : 0.0;
    return {};
}

QString displayText(const Value &value, std::optional<int> decimals)
{
    return std::visit(Overloaded {
                          [](std::monostate) { return u"null"_s; },
                          [](bool flag) { return flag ? u"true"_s : u"false"_s; },
                          [decimals](double number) { return numberText(number, decimals); },
                          [](const QString &text) { return text; },
                          [](const QJsonObject &object) { return compactText(object); },
                          [](const Location &location) { return placeText(location); },
                      },
        value);
}

QJsonValue toJson(const Value &value)
{
    return std::visit(Overloaded {
                          [](std::monostate) { return QJsonValue(); },
                          [](bool flag) { return QJsonValue(flag); },
                          [](double number) { return QJsonValue(number); },
                          [](const QString &text) { return QJsonValue(text); },
                          [](const QJsonObject &object) { return QJsonValue(object); },
                          [](const Location &location) { return QJsonValue(toJson(location)); },
                      },
        value);
}

QJsonObject toJson(const Location &location)
{
    QJsonObject object;
    if (location.zone)
        object.insert("zone"_L1, *location.zone);
    if (location.geo) {
        QJsonObject geo { { u"lat"_s, location.geo->lat }, { u"lon"_s, location.geo->lon } };
        if (location.geo->alt)
            geo.insert("alt"_L1, *location.geo->alt);
        object.insert("geo"_L1, geo);
    }
    return object;
}

std::optional<Location> locationFromJson(const QJsonObject &object)
{
    const QJsonValue zone = object.value("zone"_L1);
    const QJsonValue geo = object.value("geo"_L1);
    if (zone.isUndefined() && geo.isUndefined())
        return {};
    if ((!zone.isUndefined() && !zone.isString()) || (!geo.isUndefined() && !geo.isObject()))
        return {};
    Location location;
    if (zone.isString())
        location.zone = zone.toString();
    if (geo.isObject()) {
        location.geo = geoFromJson(geo.toObject());
        if (!location.geo)
            return {};
    }
    return location;
}

} // namespace sim
