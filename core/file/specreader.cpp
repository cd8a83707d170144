// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/specreader.h"

#include "core/file/fileerrors.h"
#include "core/file/suggestion.h"
#include "core/model/specerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString valueText(const QJsonValue &value)
    {
        if (value.isString())
            return u'"' + value.toString() + u'"';
        return value.toVariant().toString();
    }

    /// Hertz to a duration. Errors: wrong type or range, at the place of the frequency.
    std::optional<QString> periodOf(
        ReadContext &context, const QJsonValue &frequency, const JsonPlace &place)
    {
        constexpr double kLowest = 1e-9;
        constexpr double kHighest = 1e6; // a period of one microsecond
        if (!frequency.isDouble()) {
            const QString form = QCoreApplication::translate("Error", "a number of hertz");
            context.fail(place, errors::kWrongJsonType, { form, jsonTypeText(frequency) });
            return {};
        }
        const double hertz = frequency.toDouble();
        if (!(hertz >= kLowest && hertz <= kHighest)) {
            context.fail(place, errors::kOutOfRange,
                { QString::number(hertz), QString::number(kLowest), QString::number(kHighest) });
            return {};
        }
        return formatDuration(Microseconds(std::llround(1e6 / hertz)));
    }

    void convertFrequency(ReadContext &context, KindSpec &spec, const JsonPlace &place,
        const KindDescription &description)
    {
        const bool isConverted = description.parameter(u"period") != nullptr
            && spec.parameters.contains("frequency"_L1);
        if (!isConverted)
            return;
        const QJsonValue frequency = spec.parameters.take("frequency"_L1);
        const JsonPlace frequencyPlace = place.at("frequency"_L1);
        if (spec.parameters.contains("period"_L1)) {
            context.fail(frequencyPlace, errors::kKeysExclude, { u"period"_s, u"frequency"_s });
            return;
        }
        // A bad frequency was reported; the period only keeps a second error away.
        const auto period = periodOf(context, frequency, frequencyPlace);
        spec.parameters.insert("period"_L1, period.value_or(u"1s"_s));
    }

    /// A problem of something within a parameter: at its own place.
    void reportWithin(ReadContext &context, const SpecProblem &problem, const JsonPlace &place,
        qsizetype depth = 0)
    {
        if (depth == problem.path.size()) {
            context.fail(place, problem.error);
            return;
        }
        const QString &step = problem.path.at(depth);
        bool isIndex = false;
        const qsizetype index = step.toLongLong(&isIndex);
        const JsonPlace next = isIndex ? place.at(index) : place.at(step);
        const bool isAbsent = problem.error.is(errors::kMissingParameter);
        if (isAbsent && depth + 1 == problem.path.size())
            context.fail(place, problem.error);
        else if (!problem.error.is(errors::kUnknownParameter) || !context.isTolerant())
            reportWithin(context, problem, next, depth + 1);
    }

    void reportProblem(ReadContext &context, const SpecProblem &problem, const JsonPlace &place,
        const KindDescription *description)
    {
        if (!problem.path.isEmpty()) {
            reportWithin(context, problem, place.at(problem.parameter));
            return;
        }
        if (description == nullptr) {
            context.fail(place.at("kind"_L1), problem.error);
            return;
        }
        if (problem.parameter.isEmpty() || problem.error.is(errors::kMissingParameter)) {
            context.fail(place, problem.error);
            return;
        }
        const JsonPlace parameterPlace = place.at(problem.parameter);
        if (!problem.error.is(errors::kUnknownParameter)) {
            context.fail(parameterPlace, problem.error);
            return;
        }
        if (context.isTolerant())
            return;
        QStringList known;
        for (const ParameterDescription &parameter : description->parameters)
            known.append(parameter.name);
        const QString shown = problem.parameter.left(80);
        if (const auto nearest = nearestWord(problem.parameter, known))
            context.failKey(parameterPlace, errors::kUnknownKeyMeant, { shown, *nearest });
        else
            context.failKey(parameterPlace, errors::kUnknownKey, { shown, listText(known) });
    }

    void checkInSet(ReadContext &context, const QJsonValue &value, const JsonPlace &place,
        const QList<Value> &set)
    {
        const std::optional<Value> read = valueFromJson(value, PropertyType::Enum);
        if (!read || set.contains(*read))
            return;
        QStringList known;
        for (const Value &member : set)
            known.append(valueText(toJson(member)));
        context.fail(place, errors::kNotInSet, { valueText(value).left(80), listText(known) });
    }

    void checkEnumValues(ReadContext &context, const QJsonObject &given, const JsonPlace &place,
        const QList<ParameterDescription> &described, const QList<Value> &set)
    {
        for (const ParameterDescription &parameter : described) {
            const QJsonValue value = given.value(parameter.name);
            const JsonPlace parameterPlace = place.at(parameter.name);
            const QJsonArray items = value.toArray();
            if (parameter.type == ParameterType::AnyValue) {
                checkInSet(context, value, parameterPlace, set);
            } else if (parameter.type == ParameterType::ValueList) {
                for (qsizetype i = 0; i < items.size(); ++i)
                    checkInSet(context, items.at(i), parameterPlace.at(i), set);
            } else if (parameter.type == ParameterType::RecordList) {
                for (qsizetype i = 0; i < items.size(); ++i) {
                    checkEnumValues(context, items.at(i).toObject(), parameterPlace.at(i),
                        parameter.fields, set);
                }
            } else if (parameter.type == ParameterType::Source) {
                const KindSpec within = specFromJson(value.toObject());
                const KindDescription *kind = context.catalogues().sources.find(within.kind);
                if (kind != nullptr)
                    checkEnumValues(
                        context, within.parameters, parameterPlace, kind->parameters, set);
            }
        }
    }

    void reportNulls(ReadContext &context, const QJsonObject &parameters, const JsonPlace &place)
    {
        for (auto member = parameters.constBegin(); member != parameters.constEnd(); ++member) {
            if (!member.value().isNull())
                continue;
            const QString key = member.key();
            const QString form = QCoreApplication::translate("Error", "a value, or leave it out");
            context.fail(place.at(key), errors::kWrongJsonType, { form, jsonTypeText({}) });
        }
    }

} // namespace

KindSpec readSpec(ReadContext &context, const QJsonValue &json, const JsonPlace &place,
    const KindCatalogue &catalogue, const PropertyDefinition &property)
{
    ObjectReader reader(context, json, place);
    if (!reader.isObject())
        return {};
    const std::optional<QString> kind = reader.text("kind"_L1);
    if (!kind) {
        if (json["kind"_L1].isUndefined())
            reader.failMissing("kind"_L1, u"\"constant\""_s);
        return {};
    }
    KindSpec spec { .kind = *kind, .parameters = json.toObject() };
    spec.parameters.remove("kind"_L1);
    reportNulls(context, spec.parameters, place);
    const KindDescription *description = catalogue.find(*kind);
    if (description != nullptr)
        convertFrequency(context, spec, place, *description);
    const QList<SpecProblem> problems = checkSpec(spec, catalogue, property.type);
    for (const SpecProblem &problem : problems)
        reportProblem(context, problem, place, description);
    if (description != nullptr && property.type == PropertyType::Enum && problems.isEmpty())
        checkEnumValues(
            context, spec.parameters, place, description->parameters, property.boundaries.set);
    return spec;
}

} // namespace sim
