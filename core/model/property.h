// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kindspec.h"
#include "core/model/rules.h"
#include "core/model/value.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace sim {

/// The property types of the contract (section 3). `file` has no documented MQTT format and is left
/// out.
enum class PropertyType { Number, Boolean, String, Enum, Object, Waypoint, Blob };

/// The word in profiles and on the platform: `number`, `boolean` ...
QString typeName(PropertyType type);
std::optional<PropertyType> typeFromName(QStringView name);
QStringList typeNames();

/// A circle that a waypoint must lie in (or outside of).
struct Geofence
{
    double lat = 0;
    double lon = 0;
    double radius = 0; ///< km
    bool isInside = true;

    bool operator==(const Geofence &) const = default;
};

/// What values the platform accepts; outside of them it discards (contract, section 3).
struct Boundaries
{
    std::optional<double> min;
    std::optional<double> max;
    std::optional<qint64> size; ///< bytes: string, object, blob
    QList<Value> set; ///< enum: text or numbers
    std::optional<Geofence> fence;

    bool operator==(const Boundaries &) const = default;
};

/// What the platform knows of a property.
struct PropertyDefinition
{
    QString id; ///< the platform's name of it; topics carry it in lower case
    QString title; ///< for people; empty: the id serves
    PropertyType type = PropertyType::Number;
    QString unit; ///< for people; never sent
    std::optional<int> decimals; ///< numbers are rounded to it before they are sent; 0..15
    Boundaries boundaries;

    QString displayName() const { return title.isEmpty() ? id : title; }

    bool operator==(const PropertyDefinition &) const = default;
};

/// A property as the user edits it. Rules hold only what is set here; see ResolvedProperty for the
/// rest.
struct Property
{
    PropertyDefinition definition;
    SourceSpec source;
    QList<ModifierSpec> modifiers;
    ScheduleSettings schedule;
    ReportSettings report;
    PublishSettings publish;
    double nullProbability = 0; ///< 0..1, per sample
    quint64 seedOffset = 0; ///< another stream for the same property id
    QJsonObject command; ///< kept as written

    const QString &id() const { return definition.id; }

    bool operator==(const Property &) const = default;
};

/// A property of one device with every rule decided: profile, type, device overrides, property.
struct ResolvedProperty
{
    PropertyDefinition definition;
    SourceSpec source;
    QList<ModifierSpec> modifiers;
    Schedule schedule;
    ReportRule report;
    PublishRule publish;
    double nullProbability = 0;
    quint64 seedOffset = 0;

    const QString &id() const { return definition.id; }

    bool operator==(const ResolvedProperty &) const = default;
};

} // namespace sim
