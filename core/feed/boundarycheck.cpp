// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/boundarycheck.h"

#include "core/feed/feederrors.h"
#include "core/feed/rawpayload.h"
#include "core/feed/valuereader.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr double kEarthRadius = 6'371'008.8; // metres, mean radius of WGS 84

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Feed", text);
    }

    QString numberText(double number)
    {
        return QString::fromLatin1(rawPayload(number));
    }

    QString shownValue(const Value &value)
    {
        const auto *number = std::get_if<double>(&value);
        if (number != nullptr && !std::isfinite(*number))
            return QString::number(*number); // not JSON, but a caller may ask
        return shortened(QString::fromUtf8(rawPayload(value)));
    }

    Rejection outOfBoundaries(
        const PropertyDefinition &property, const Value &value, const QString &why)
    {
        return { .reason = RejectReason::OutOfBoundaries,
            .property = property.id,
            .error = Error(errors::kFeedOutOfBoundaries, { shownValue(value), property.id, why }) };
    }

    bool hasType(const Value &value, PropertyType type)
    {
        switch (type) {
        case PropertyType::Number:
            return std::holds_alternative<double>(value) && std::isfinite(std::get<double>(value));
        case PropertyType::Boolean:
            return std::holds_alternative<bool>(value);
        case PropertyType::String:
            return std::holds_alternative<QString>(value);
        case PropertyType::Enum:
            return std::holds_alternative<QString>(value) || hasType(value, PropertyType::Number);
        case PropertyType::Object:
            return std::holds_alternative<QJsonObject>(value);
        case PropertyType::Waypoint:
            return std::holds_alternative<Location>(value);
        case PropertyType::Blob:
            return std::holds_alternative<QString>(value) && isBase64(std::get<QString>(value));
        }
        Q_UNREACHABLE();
    }

    std::optional<Rejection> judgeNumber(const PropertyDefinition &property, double number)
    {
        const Boundaries &boundaries = property.boundaries;
        if (boundaries.min && number < *boundaries.min)
            return outOfBoundaries(property, number,
                translated("it is less than %1").arg(numberText(*boundaries.min)));
        if (boundaries.max && number > *boundaries.max)
            return outOfBoundaries(property, number,
                translated("it is more than %1").arg(numberText(*boundaries.max)));
        return {};
    }

    /// \a bytes against the size of the property, or \a standard when it has none.
    std::optional<Rejection> judgeSize(
        const PropertyDefinition &property, qint64 bytes, qint64 standard)
    {
        const qint64 allowed = property.boundaries.size.value_or(standard);
        if (bytes <= allowed)
            return {};
        return Rejection {
            .reason = RejectReason::TooLarge,
            .property = property.id,
            .error = Error(errors::kFeedTooLarge,
                { QString::number(bytes), property.id, QString::number(allowed) }),
        };
    }

    std::optional<Rejection> judgeEnum(
        const PropertyDefinition &property, const Value &value, const ContractLimits &limits)
    {
        const auto *text = std::get_if<QString>(&value);
        if (text != nullptr && text->size() > limits.maxEnumItemLength)
            return outOfBoundaries(property, value,
                translated("its text is longer than %1 characters").arg(limits.maxEnumItemLength));
        const QList<Value> &set = property.boundaries.set;
        if (set.isEmpty() || set.contains(value))
            return {};
        QStringList members;
        for (const Value &member : set)
            members.append(shownValue(member));
        return outOfBoundaries(property, value,
            translated("the set is %1").arg(shortened(members.join(", "_L1), 200)));
    }

    std::optional<Rejection> judgeLocation(
        const PropertyDefinition &property, const Location &location, const ContractLimits &limits)
    {
        if (location.zone) {
            if (const auto rejection
                = judgeSize(property, location.zone->toUtf8().size(), limits.maxStringBytes))
                return rejection;
        }
        if (!location.geo)
            return {}; // a zone alone is accepted; where it lies is the platform's knowledge
        const auto &[lat, lon, alt] = *location.geo;
        if (std::abs(lat) > 90 || std::abs(lon) > 180)
            return outOfBoundaries(
                property, location, translated("there is no such position on earth"));
        const auto &fence = property.boundaries.fence;
        if (!fence)
            return {};
        const double distance = distanceBetween(lat, lon, fence->lat, fence->lon) / 1000;
        if ((distance <= fence->radius) == fence->isInside)
            return {};
        const QString pattern = fence->isInside
            ? translated("it is %1 km away from the centre of the fence, %2 km are allowed")
            : translated(
                "it is %1 km away from the centre of the fence, more than %2 km are demanded");
        return outOfBoundaries(property, location,
            pattern.arg(numberText(roundedTo(distance, 3)), numberText(fence->radius)));
    }

    Rejection badAnnotations(const QString &property, const QString &why)
    {
        return { .reason = RejectReason::BadAnnotations,
            .property = property,
            .error = Error(errors::kFeedBadAnnotations, { why }) };
    }

} // namespace

std::optional<Rejection> judgeValue(
    const PropertyDefinition &property, const Value &value, const ContractLimits &limits)
{
    if (!hasType(value, property.type))
        return Rejection { .reason = RejectReason::WrongType,
            .property = property.id,
            .error = wrongType(shownValue(value), property.type) };
    switch (property.type) {
    case PropertyType::Number:
        return judgeNumber(property, std::get<double>(value));
    case PropertyType::Boolean:
        return {};
    case PropertyType::String:
        return judgeSize(property, std::get<QString>(value).toUtf8().size(), limits.maxStringBytes);
    case PropertyType::Enum:
        return judgeEnum(property, value, limits);
    case PropertyType::Object:
        return judgeSize(property, rawPayload(value).size(), limits.maxObjectBytes);
    case PropertyType::Waypoint:
        return judgeLocation(property, std::get<Location>(value), limits);
    case PropertyType::Blob:
        return judgeSize(property, std::get<QString>(value).size(), limits.maxBlobBytes);
    }
    Q_UNREACHABLE();
}

std::optional<Rejection> judgeAnnotations(const QString &property,
    const QMap<QString, QString> &annotations, const ContractLimits &limits)
{
    if (annotations.size() > limits.maxAnnotations)
        return badAnnotations(property,
            translated("there are %1, the platform takes %2")
                .arg(annotations.size())
                .arg(limits.maxAnnotations));
    for (auto it = annotations.begin(); it != annotations.end(); ++it) {
        if (it.value().size() > limits.maxAnnotationLength)
            return badAnnotations(property,
                translated("\"%1\" has %2 characters, the platform takes %3")
                    .arg(shortened(it.key()))
                    .arg(it.value().size())
                    .arg(limits.maxAnnotationLength));
    }
    return {};
}

double distanceBetween(double lat1, double lon1, double lat2, double lon2)
{
    constexpr double kDegree = std::numbers::pi / 180;
    const double halfLat = std::sin((lat2 - lat1) * kDegree / 2);
    const double halfLon = std::sin((lon2 - lon1) * kDegree / 2);
    const double chord = halfLat * halfLat
        + std::cos(lat1 * kDegree) * std::cos(lat2 * kDegree) * halfLon * halfLon;
    return 2 * kEarthRadius * std::asin(std::sqrt(std::min(1.0, chord)));
}

} // namespace sim
