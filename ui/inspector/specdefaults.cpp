// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/duration.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"
#include "core/source/worlderrors.h"
#include "ui/inspector/propertyedits.h"

#include <QtCore/QJsonArray>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kDefaultSamples = 60; ///< where the source has no time of its own
    constexpr int kMinSamples = 20;
    constexpr int kMaxSamples = 1500;
    constexpr double kPeriods = 2.5;

    QJsonValue naturalValue(
        const PropertyDefinition &definition, const std::optional<Value> &present)
    {
        if (present && !isNull(*present))
            return toJson(*present);
        switch (definition.type) {
        case PropertyType::Number:
            return definition.boundaries.min && definition.boundaries.max
                ? (*definition.boundaries.min + *definition.boundaries.max) / 2
                : 0.0;
        case PropertyType::Boolean:
            return false;
        case PropertyType::Enum:
            return definition.boundaries.set.isEmpty() ? QJsonValue()
                                                       : toJson(definition.boundaries.set.first());
        case PropertyType::Object:
            return QJsonObject();
        case PropertyType::Waypoint:
            return QJsonObject { { u"geo"_s, QJsonObject { { u"lat"_s, 0 }, { u"lon"_s, 0 } } } };
        case PropertyType::String:
        case PropertyType::Blob:
            return QString();
        }
        Q_UNREACHABLE();
    }

    QJsonValue naturalList(const PropertyDefinition &definition)
    {
        QJsonArray list;
        if (definition.type == PropertyType::Enum) {
            for (const Value &value : definition.boundaries.set)
                list.append(toJson(value));
        } else if (definition.type == PropertyType::Boolean) {
            list = { true, false };
        } else if (definition.type == PropertyType::Number) {
            list = { definition.boundaries.min.value_or(0), definition.boundaries.max.value_or(1) };
        } else {
            list = { naturalValue(definition, {}) };
        }
        return list;
    }

    /// The usual objects of a list, with values that the property can have, in turn.
    QJsonArray naturalRecords(
        const ParameterDescription &parameter, const PropertyDefinition &definition)
    {
        QJsonArray records = parameter.defaultValue.toArray();
        const QJsonArray values = naturalList(definition).toArray();
        for (qsizetype i = 0; i < records.size(); ++i) {
            QJsonObject record = records.at(i).toObject();
            for (const ParameterDescription &field : parameter.fields) {
                if (field.type == ParameterType::AnyValue && !values.isEmpty())
                    record.insert(field.name, values.at(i % values.size()));
            }
            records.replace(i, record);
        }
        return records;
    }

    /// A number in the property's unit that fits its boundaries: the parameter's default moved to
    /// where the property lives.
    QJsonValue naturalNumber(
        const ParameterDescription &parameter, const PropertyDefinition &definition)
    {
        const auto min = definition.boundaries.min;
        const auto max = definition.boundaries.max;
        if (parameter.unit != "="_L1 || !min || !max)
            return parameter.defaultValue;
        const double width = *max - *min;
        const auto tidy = [width](double number) {
            const double step = std::pow(10.0, std::floor(std::log10(width / 50)));
            return std::round(number / step) * step;
        };
        if (parameter.minimum) // an amount
            return tidy(width / 8);
        if (parameter.name == "min"_L1 || parameter.name == "low"_L1 || parameter.name == "from"_L1)
            return tidy(*min + width / 4);
        if (parameter.name == "max"_L1 || parameter.name == "high"_L1 || parameter.name == "to"_L1)
            return tidy(*max - width / 4);
        return parameter.name == "mean"_L1 ? QJsonValue(tidy((*min + *max) / 2))
                                           : parameter.defaultValue;
    }

    QJsonValue filled(const ParameterDescription &parameter, const ResolvedProperty &property,
        const QStringList &siblings, const std::optional<Value> &present)
    {
        switch (parameter.type) {
        case ParameterType::AnyValue:
            return naturalValue(property.definition, present);
        case ParameterType::ValueList:
            return naturalList(property.definition);
        case ParameterType::PropertyId:
            return siblings.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                      : QJsonValue(siblings.first());
        case ParameterType::Number:
        case ParameterType::Integer:
        case ParameterType::Probability:
        case ParameterType::Angle:
            return naturalNumber(parameter, property.definition);
        case ParameterType::Duration:
        case ParameterType::Text:
        case ParameterType::Boolean:
        case ParameterType::Choice:
        case ParameterType::NumberList:
        case ParameterType::Source:
            return parameter.defaultValue;
        case ParameterType::RecordList:
            return naturalRecords(parameter, property.definition);
        }
        Q_UNREACHABLE();
    }

} // namespace

SourceSpec usefulSource(const KindCatalogue &catalogue, const QString &kind,
    const ResolvedProperty &property, const QStringList &siblings,
    const std::optional<Value> &present)
{
    SourceSpec spec = catalogue.defaultSpec(kind);
    const KindDescription *description = catalogue.find(kind);
    if (description == nullptr)
        return spec;
    const bool isManual = kind == "manual"_L1;
    for (const ParameterDescription &parameter : description->parameters) {
        const bool isLevel = parameter.unit == "="_L1 && parameter.defaultValue.isDouble();
        const bool isStart = isManual && parameter.name == "initial"_L1;
        // What events say; only some types have a natural one.
        const bool isValue
            = parameter.type == ParameterType::AnyValue && parameter.name == "value"_L1;
        if (parameter.isRequired || isLevel || isStart || isValue
            || parameter.type == ParameterType::ValueList)
            spec.parameters.insert(parameter.name, filled(parameter, property, siblings, present));
    }
    if (isManual && property.definition.type == PropertyType::Number) {
        if (property.definition.boundaries.min && property.definition.boundaries.max) {
            spec.parameters.insert(u"min"_s, *property.definition.boundaries.min);
            spec.parameters.insert(u"max"_s, *property.definition.boundaries.max);
        }
    } else if (isManual) {
        const bool isToggle = property.definition.type == PropertyType::Boolean;
        spec.parameters.insert(u"widget"_s,
            isToggle                                             ? u"toggle"_s
                : property.definition.type == PropertyType::Enum ? u"list"_s
                                                                 : u"text"_s);
    }
    return spec;
}

QList<SpecProblem> sourceProblems(
    const SourceSpec &source, const KindCatalogue &catalogue, PropertyType type)
{
    QList<SpecProblem> problems = checkSpec(source, catalogue, type);
    if (!problems.isEmpty())
        return problems;
    // Files, scripts and this computer are left to the run.
    if (const auto made = makeSource(source, type);
        !made && !errors::isUnavailableHere(made.error()))
        problems.append({ .parameter = {}, .error = made.error() });
    return problems;
}

QList<SpecProblem> modifierProblems(
    const ModifierSpec &modifier, const KindCatalogue &catalogue, PropertyType type)
{
    QList<SpecProblem> problems = checkSpec(modifier, catalogue, type);
    if (!problems.isEmpty())
        return problems;
    if (const auto made = makeModifier(modifier); !made)
        problems.append({ .parameter = {}, .error = made.error() });
    return problems;
}

ResolvedDevice previewDevice(
    const ResolvedDevice &device, const QString &property, const KindCatalogue &sources)
{
    QStringList wanted { property };
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const ResolvedProperty *one = device.property(wanted.at(i));
        if (one == nullptr)
            continue;
        const QList<SpecInput> read = specInputs(one->source, sources);
        for (const SpecInput &input : read) {
            if (!wanted.contains(input.property))
                wanted.append(input.property);
        }
    }
    ResolvedDevice reduced = device;
    reduced.properties.removeIf(
        [&](const ResolvedProperty &one) { return !wanted.contains(one.id()); });
    return reduced;
}

Microseconds previewLength(const ResolvedProperty &property, const KindCatalogue &sources)
{
    const Microseconds sample = std::max(property.schedule.sampleEvery, Microseconds(1000));
    Microseconds longest { 0 };
    double repeats = kPeriods;
    const auto take = [&longest](const QJsonValue &text) {
        if (const auto duration = parseDuration(text.toString()))
            longest = std::max(longest, *duration);
    };
    const KindDescription *kind = sources.find(property.source.kind);
    const auto parameters = kind == nullptr ? QList<ParameterDescription>() : kind->parameters;
    for (const ParameterDescription &parameter : parameters) {
        const QJsonValue given = property.source.parameters.value(parameter.name);
        const QJsonValue holds = given.isUndefined() ? parameter.defaultValue : given;
        if (parameter.type == ParameterType::ValueList)
            repeats *= std::max(1.0, static_cast<double>(holds.toArray().size()));
        if (parameter.type == ParameterType::Duration)
            take(holds);
        const QJsonArray records = holds.toArray();
        for (const ParameterDescription &field : parameter.fields) {
            for (const QJsonValue &record : records) {
                if (field.type == ParameterType::Duration)
                    take(record[field.name]);
            }
        }
    }
    if (kind != nullptr && kind->repetition != nullptr) {
        const Parameters read(*kind, property.source.parameters);
        if (const auto repetition = kind->repetition(read))
            longest = std::max(longest, repetition->period);
    }
    if (longest <= Microseconds(0))
        return sample * kDefaultSamples;
    const auto wanted
        = Microseconds(static_cast<qint64>(static_cast<double>(longest.count()) * repeats));
    return std::clamp(wanted, sample * kMinSamples, sample * kMaxSamples);
}

} // namespace sim
