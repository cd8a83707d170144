// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>
#include <variant>

namespace sim {

/// A position on the earth, WGS 84: degrees, and metres above sea level where known.
struct GeoPosition
{
    double lat = 0; ///< -90..90
    double lon = 0; ///< -180..180
    std::optional<double> alt;

    bool operator==(const GeoPosition &) const = default;
};

/// A Location object of the contract (section 4); a waypoint property's value is one. At least one
/// of both parts is present.
struct Location
{
    std::optional<QString> zone;
    std::optional<GeoPosition> geo;

    bool operator==(const Location &) const = default;
};

/// What a property holds at one moment. std::monostate is "no value": JSON null, which only a fault
/// or nullProbability produces. Text serves string, enum and blob (base64) properties.
using Value = std::variant<std::monostate, bool, double, QString, QJsonObject, Location>;

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// The number in \a value; booleans count as 0 and 1 so that they can be charted.
std::optional<double> numberIn(const Value &value);

/// For the screen: numbers with \a decimals (shortest when absent), text as it is, objects compact.
QString displayText(const Value &value, std::optional<int> decimals = {});

/// As a JSON value, and back: a Location only where the property's type says so (see
/// valueFromJson).
QJsonValue toJson(const Value &value);
QJsonObject toJson(const Location &location);

/// A Location from its JSON object; nothing when a part is missing, of the wrong type or out of
/// range.
std::optional<Location> locationFromJson(const QJsonObject &object);

} // namespace sim

Q_DECLARE_METATYPE(sim::Value)
