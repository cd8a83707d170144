// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/kinddescription.h"

#include "core/base/duration.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

const ParameterDescription *KindDescription::parameter(QStringView name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
        [name](const ParameterDescription &candidate) { return candidate.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

KindCatalogue::KindCatalogue(QList<KindDescription> kinds)
    : m_kinds(std::move(kinds))
{
}

const KindDescription *KindCatalogue::find(QStringView kind) const
{
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(),
        [kind](const KindDescription &candidate) { return candidate.kind == kind; });
    return found == m_kinds.end() ? nullptr : &*found;
}

KindSpec KindCatalogue::defaultSpec(QStringView kind) const
{
    KindSpec spec { .kind = kind.toString(), .parameters = {} };
    if (const KindDescription *description = find(kind)) {
        for (const ParameterDescription &parameter : description->parameters) {
            if (parameter.isRequired && !parameter.defaultValue.isUndefined())
                spec.parameters.insert(parameter.name, parameter.defaultValue);
        }
    }
    return spec;
}

Parameters::Parameters(const KindDescription &description, const QJsonObject &given)
    : Parameters(description.parameters, given)
{
}

Parameters::Parameters(const QList<ParameterDescription> &described, const QJsonObject &given)
    : m_descriptions(&described)
    , m_given(given)
{
}

const ParameterDescription *Parameters::find(QLatin1StringView name) const
{
    const auto found = std::find_if(m_descriptions->begin(), m_descriptions->end(),
        [name](const ParameterDescription &candidate) { return candidate.name == name; });
    Q_ASSERT(found != m_descriptions->end());
    return &*found;
}

QList<Parameters> Parameters::records(QLatin1StringView name) const
{
    QList<Parameters> result;
    const ParameterDescription *parameter = find(name);
    const QJsonArray array = json(name).toArray();
    for (const QJsonValue &item : array)
        result.append(Parameters(parameter->fields, item.toObject()));
    return result;
}

bool Parameters::has(QLatin1StringView name) const
{
    const QJsonValue found = json(name);
    return !found.isUndefined() && !found.isNull();
}

double Parameters::number(QLatin1StringView name) const
{
    return json(name).toDouble();
}

std::optional<double> Parameters::optionalNumber(QLatin1StringView name) const
{
    return has(name) ? std::optional(number(name)) : std::nullopt;
}

Microseconds Parameters::duration(QLatin1StringView name) const
{
    const auto parsed = parseDuration(json(name).toString());
    return parsed ? *parsed : Microseconds(0);
}

QString Parameters::text(QLatin1StringView name) const
{
    return json(name).toString();
}

bool Parameters::boolean(QLatin1StringView name) const
{
    return json(name).toBool();
}

QJsonValue Parameters::json(QLatin1StringView name) const
{
    const auto given = m_given.constFind(name);
    if (given != m_given.constEnd() && !given->isNull())
        return *given;
    return find(name)->defaultValue;
}

Value Parameters::value(QLatin1StringView name, PropertyType type) const
{
    return valueFromJson(json(name), type).value_or(Value());
}

QList<Value> Parameters::values(QLatin1StringView name, PropertyType type) const
{
    QList<Value> result;
    const QJsonArray array = json(name).toArray();
    for (const QJsonValue &item : array)
        result.append(valueFromJson(item, type).value_or(Value()));
    return result;
}

QList<double> Parameters::numbers(QLatin1StringView name) const
{
    QList<double> result;
    const QJsonArray array = json(name).toArray();
    for (const QJsonValue &item : array)
        result.append(item.toDouble());
    return result;
}

std::optional<Value> valueFromJson(const QJsonValue &json, PropertyType type)
{
    switch (type) {
    case PropertyType::Number:
        return json.isDouble() ? std::optional<Value>(json.toDouble()) : std::nullopt;
    case PropertyType::Boolean:
        return json.isBool() ? std::optional<Value>(json.toBool()) : std::nullopt;
    case PropertyType::String:
    case PropertyType::Blob:
        return json.isString() ? std::optional<Value>(json.toString()) : std::nullopt;
    case PropertyType::Enum:
        if (json.isDouble())
            return Value(json.toDouble());
        return json.isString() ? std::optional<Value>(json.toString()) : std::nullopt;
    case PropertyType::Object:
        return json.isObject() ? std::optional<Value>(json.toObject()) : std::nullopt;
    case PropertyType::Waypoint: {
        const auto location = json.isObject() ? locationFromJson(json.toObject()) : std::nullopt;
        return location ? std::optional<Value>(*location) : std::nullopt;
    }
    }
    Q_UNREACHABLE();
}

} // namespace sim
