// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/duration.h"
#include "core/model/kinddescription.h"
#include "core/model/specerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Spec", text);
    }

    /// The form that a value of a parameter must have, as a phrase: "a number", "a duration such as
    /// \"5s\"".
    QString wantedForm(const ParameterDescription &parameter, PropertyType type)
    {
        switch (parameter.type) {
        case ParameterType::Number:
        case ParameterType::Angle:
            return translated("a number");
        case ParameterType::Probability:
            return translated("a number from 0 to 1");
        case ParameterType::Integer:
            return translated("a whole number");
        case ParameterType::Duration:
            return translated("a duration in quotes, such as \"5s\" or \"15m\"");
        case ParameterType::Text:
            return translated("text in quotes");
        case ParameterType::Boolean:
            return translated("true or false");
        case ParameterType::Choice:
            return translated("one of: ") + parameter.choices.join(u", "_s);
        case ParameterType::AnyValue:
            return translated("a value of type ") + typeName(type);
        case ParameterType::ValueList:
            return translated("a list of values of type ") + typeName(type);
        case ParameterType::NumberList:
            return translated("a list of numbers");
        case ParameterType::PropertyId:
            return translated("the id of another property of the device, in quotes");
        }
        Q_UNREACHABLE();
    }

    bool isListOf(const QJsonValue &value, auto &&isItem)
    {
        if (!value.isArray())
            return false;
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), isItem);
    }

    bool hasForm(const ParameterDescription &parameter, const QJsonValue &value, PropertyType type)
    {
        switch (parameter.type) {
        case ParameterType::Number:
        case ParameterType::Angle:
        case ParameterType::Probability:
            return value.isDouble();
        case ParameterType::Integer:
            return value.isDouble() && std::trunc(value.toDouble()) == value.toDouble();
        case ParameterType::Duration:
            return value.isString() && parseDuration(value.toString()).isOk();
        case ParameterType::Text:
        case ParameterType::Choice:
            return value.isString();
        case ParameterType::PropertyId:
            return value.isString() && !value.toString().isEmpty();
        case ParameterType::Boolean:
            return value.isBool();
        case ParameterType::AnyValue:
            return valueFromJson(value, type).has_value();
        case ParameterType::ValueList:
            return isListOf(value,
                [type](const QJsonValue &item) { return valueFromJson(item, type).has_value(); });
        case ParameterType::NumberList:
            return isListOf(value, [](const QJsonValue &item) { return item.isDouble(); });
        }
        Q_UNREACHABLE();
    }

    /// The number that ranges are about: durations count in seconds.
    std::optional<double> rangedNumber(
        const ParameterDescription &parameter, const QJsonValue &value)
    {
        if (parameter.type == ParameterType::Duration) {
            const auto duration = parseDuration(value.toString());
            return std::chrono::duration<double>(*duration).count();
        }
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    }

    QString boundText(const ParameterDescription &parameter, double bound)
    {
        if (parameter.type == ParameterType::Duration) {
            return formatDuration(
                std::chrono::duration_cast<Microseconds>(std::chrono::duration<double>(bound)));
        }
        return QString::number(bound);
    }

    QString rangeText(const ParameterDescription &parameter)
    {
        const QString low
            = parameter.minimum ? boundText(parameter, *parameter.minimum) : QString();
        const QString high
            = parameter.maximum ? boundText(parameter, *parameter.maximum) : QString();
        const QString least
            = parameter.isMinimumExcluded ? translated("more than %1") : translated("at least %1");
        if (high.isEmpty())
            return least.arg(low);
        if (low.isEmpty())
            return translated("at most %1").arg(high);
        return least.arg(low) + translated(" and at most %1").arg(high);
    }

    bool isInRange(const ParameterDescription &parameter, double number)
    {
        const double low = parameter.minimum.value_or(number);
        const bool isHighEnough
            = parameter.isMinimumExcluded && parameter.minimum ? number > low : number >= low;
        return isHighEnough && number <= parameter.maximum.value_or(number);
    }

    std::optional<Error> checkParameter(
        const ParameterDescription &parameter, const QJsonValue &value, PropertyType type)
    {
        const bool isProbability = parameter.type == ParameterType::Probability;
        if (!hasForm(parameter, value, type))
            return Error(
                errors::kWrongParameterType, { parameter.name, wantedForm(parameter, type) });
        if (parameter.type == ParameterType::Choice
            && !parameter.choices.contains(value.toString()))
            return Error(errors::kNotAChoice,
                { parameter.name, value.toString(), parameter.choices.join(u", "_s) });
        const auto number = rangedNumber(parameter, value);
        if (!number)
            return {};
        ParameterDescription ranged = parameter;
        if (isProbability) {
            ranged.minimum = 0;
            ranged.maximum = 1;
        }
        if (isInRange(ranged, *number))
            return {};
        return Error(errors::kParameterOutOfRange,
            { parameter.name, value.toVariant().toString(), rangeText(ranged) });
    }

    QString names(const KindDescription &description)
    {
        QStringList result;
        for (const ParameterDescription &parameter : description.parameters)
            result.append(parameter.name);
        return result.isEmpty() ? translated("none") : result.join(u", "_s);
    }

    QString names(const KindCatalogue &catalogue)
    {
        QStringList result;
        for (const KindDescription &description : catalogue.kinds())
            result.append(description.kind);
        return result.join(u", "_s);
    }

    QString names(const QList<PropertyType> &types)
    {
        QStringList result;
        for (const PropertyType type : types)
            result.append(typeName(type));
        return result.join(u", "_s);
    }

} // namespace

QList<SpecProblem> checkSpec(
    const KindSpec &spec, const KindCatalogue &catalogue, PropertyType type)
{
    const KindDescription *description = catalogue.find(spec.kind);
    if (description == nullptr)
        return { { .parameter = {},
            .error = Error(errors::kUnknownKind, { spec.kind, names(catalogue) }) } };
    QList<SpecProblem> problems;
    if (!description->types.isEmpty() && !description->types.contains(type)) {
        problems.append({ .parameter = {},
            .error = Error(errors::kKindForOtherType,
                { spec.kind, typeName(type), names(description->types) }) });
    }
    for (const ParameterDescription &parameter : description->parameters) {
        const QJsonValue value = spec.parameters.value(parameter.name);
        if (value.isUndefined() || value.isNull()) {
            if (parameter.isRequired) {
                problems.append({ .parameter = parameter.name,
                    .error = Error(errors::kMissingParameter,
                        { parameter.name, spec.kind, wantedForm(parameter, type) }) });
            }
            continue;
        }
        if (const auto error = checkParameter(parameter, value, type))
            problems.append({ .parameter = parameter.name, .error = *error });
    }
    for (auto given = spec.parameters.begin(); given != spec.parameters.end(); ++given) {
        if (description->parameter(given.key()) == nullptr) {
            problems.append({ .parameter = given.key(),
                .error = Error(
                    errors::kUnknownParameter, { given.key(), spec.kind, names(*description) }) });
        }
    }
    return problems;
}

} // namespace sim
