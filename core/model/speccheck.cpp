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
        case ParameterType::Source:
            return translated("a source such as { \"kind\": \"sine\" }");
        case ParameterType::RecordList:
            return translated("a list of objects, each in braces");
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
        case ParameterType::Source:
            return value.isObject() && value.toObject().value("kind"_L1).isString();
        case ParameterType::RecordList:
            return isListOf(value, [](const QJsonValue &item) { return item.isObject(); });
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

    QString names(const QList<ParameterDescription> &parameters)
    {
        QStringList result;
        for (const ParameterDescription &parameter : parameters)
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

    /// The type of the values of \a parameter, which stands in \a given; nothing where the word
    /// that says it is wrong.
    std::optional<PropertyType> typeOfValues(const ParameterDescription &parameter,
        const QList<ParameterDescription> &described, const QJsonObject &given, PropertyType outer)
    {
        const auto says = std::find_if(
            described.begin(), described.end(), [&parameter](const ParameterDescription &field) {
                return !parameter.typeFrom.isEmpty() && field.name == parameter.typeFrom;
            });
        if (says == described.end())
            return outer;
        const QJsonValue word = given.value(says->name);
        const QString name
            = (word.isUndefined() || word.isNull() ? says->defaultValue : word).toString();
        return says->choices.contains(name) ? typeFromName(name) : std::nullopt;
    }

    /// Walks through a spec and what lies within it.
    class Checker
    {
    public:
        Checker(const KindCatalogue &catalogue, PropertyType type)
            : m_catalogue(catalogue)
            , m_type(type)
        {
        }

        void check(const KindSpec &spec)
        {
            const KindDescription *description = m_catalogue.find(spec.kind);
            if (description == nullptr) {
                add({}, Error(errors::kUnknownKind, { spec.kind, names(m_catalogue) }));
                return;
            }
            if (!description->types.isEmpty() && !description->types.contains(m_type)) {
                add({},
                    Error(errors::kKindForOtherType,
                        { spec.kind, typeName(m_type), names(description->types) }));
            }
            check(description->parameters, spec.parameters, spec.kind);
        }

        QList<SpecProblem> takeProblems() { return std::move(m_problems); }

    private:
        void check(const QList<ParameterDescription> &described, const QJsonObject &given,
            const QString &owner)
        {
            const PropertyType outer = m_type;
            for (const ParameterDescription &parameter : described) {
                const auto type = typeOfValues(parameter, described, given, outer);
                if (!type)
                    continue; // one error is enough
                m_type = *type;
                check(parameter, given.value(parameter.name), owner);
                m_type = outer;
            }
            for (auto member = given.begin(); member != given.end(); ++member) {
                const QString key = member.key();
                const bool isKnown = std::any_of(described.begin(), described.end(),
                    [&key](const ParameterDescription &known) { return known.name == key; });
                if (!isKnown)
                    add(key, Error(errors::kUnknownParameter, { key, owner, names(described) }));
            }
        }

        void check(
            const ParameterDescription &parameter, const QJsonValue &value, const QString &owner)
        {
            if (value.isUndefined() || value.isNull()) {
                if (parameter.isRequired) {
                    add(parameter.name,
                        Error(errors::kMissingParameter,
                            { parameter.name, owner, wantedForm(parameter, m_type) }));
                }
                return;
            }
            if (const auto error = checkParameter(parameter, value, m_type))
                add(parameter.name, *error);
            else if (parameter.type == ParameterType::Source)
                checkWithin(parameter.name, specFromJson(value.toObject()));
            else if (parameter.type == ParameterType::RecordList)
                checkObjects(parameter, value.toArray());
        }

        void checkWithin(const QString &name, const KindSpec &spec)
        {
            if (m_level == kMostSourceLevels) {
                add(name, Error(errors::kSourcesTooDeep, { QString::number(kMostSourceLevels) }));
                return;
            }
            ++m_level;
            m_path.append(name);
            check(spec);
            m_path.removeLast();
            --m_level;
        }

        void checkObjects(const ParameterDescription &parameter, const QJsonArray &objects)
        {
            for (qsizetype i = 0; i < objects.size(); ++i) {
                m_path += { parameter.name, QString::number(i) };
                check(parameter.fields, objects.at(i).toObject(), parameter.name);
                m_path.remove(m_path.size() - 2, 2);
            }
        }

        void add(const QString &parameter, Error error)
        {
            QStringList path = m_path;
            if (!parameter.isEmpty())
                path.append(parameter);
            const QString first = path.isEmpty() ? QString() : path.takeFirst();
            m_problems.append({ .parameter = first, .error = std::move(error), .path = path });
        }

        const KindCatalogue &m_catalogue;
        PropertyType m_type;
        int m_level = 1;
        QStringList m_path;
        QList<SpecProblem> m_problems;
    };

    void collectInputs(const QList<ParameterDescription> &described, const QJsonObject &given,
        const KindCatalogue &catalogue, const QStringList &path, QList<SpecInput> &inputs)
    {
        for (const ParameterDescription &parameter : described) {
            const QJsonValue value = given.value(parameter.name);
            const QStringList place = path + QStringList { parameter.name };
            if (parameter.type == ParameterType::PropertyId && !value.toString().isEmpty()) {
                inputs.append({ .path = place, .property = value.toString() });
            } else if (parameter.type == ParameterType::Source) {
                const KindSpec within = specFromJson(value.toObject());
                if (const KindDescription *kind = catalogue.find(within.kind))
                    collectInputs(kind->parameters, within.parameters, catalogue, place, inputs);
            } else if (parameter.type == ParameterType::RecordList) {
                const QJsonArray objects = value.toArray();
                for (qsizetype i = 0; i < objects.size(); ++i)
                    collectInputs(parameter.fields, objects.at(i).toObject(), catalogue,
                        place + QStringList { QString::number(i) }, inputs);
            }
        }
    }

} // namespace

QList<SpecProblem> checkSpec(
    const KindSpec &spec, const KindCatalogue &catalogue, PropertyType type)
{
    Checker checker(catalogue, type);
    checker.check(spec);
    return checker.takeProblems();
}

QList<SpecInput> specInputs(const KindSpec &spec, const KindCatalogue &catalogue)
{
    QList<SpecInput> inputs;
    if (const KindDescription *kind = catalogue.find(spec.kind))
        collectInputs(kind->parameters, spec.parameters, catalogue, {}, inputs);
    return inputs;
}

KindSpec specFromJson(const QJsonObject &json)
{
    KindSpec spec { .kind = json.value("kind"_L1).toString(), .parameters = json };
    spec.parameters.remove("kind"_L1);
    return spec;
}

} // namespace sim
