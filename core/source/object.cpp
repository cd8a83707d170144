// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/object.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Field
    {
        QString name;
        PropertyType type = PropertyType::Number;
        std::optional<int> decimals; ///< numbers only
        std::unique_ptr<Source> source;
        std::optional<RandomStream> random = {}; ///< its own, once it is needed

        Field clone() const
        {
            return { .name = name,
                .type = type,
                .decimals = decimals,
                .source = source->clone(),
                .random = random };
        }
    };

    double rounded(double number, int decimals)
    {
        double scale = 1;
        for (int i = 0; i < decimals; ++i)
            scale *= 10; // exact up to 1e22
        const double whole = std::round(number * scale);
        return std::isfinite(whole) ? whole / scale : number;
    }

    class Object final : public Source
    {
    public:
        explicit Object(std::vector<Field> fields)
            : m_fields(std::move(fields))
        {
        }

        Object(const Object &other)
            : m_failure(other.m_failure)
        {
            m_fields.reserve(other.m_fields.size());
            for (const Field &field : other.m_fields)
                m_fields.push_back(field.clone());
        }

        Object &operator=(const Object &) = delete;
        Object(Object &&) = delete;
        Object &operator=(Object &&) = delete;
        ~Object() override = default;

        Value next(
            const Tick &tick, const RandomStream &random, const SourceInputs &inputs) override
        {
            m_failure.reset();
            QJsonObject object;
            bool isComplete = true;
            for (Field &field : m_fields) { // all of them, so that each keeps its pace
                if (!field.random)
                    field.random = random.derived(QString(u"field:" + field.name));
                const Value value = field.source->next(tick, *field.random, inputs);
                if (!isNull(value)) {
                    object.insert(field.name, written(field, value));
                } else if (field.source->delivery() == Delivery::EverySample) {
                    isComplete = false;
                    takeFailure(field);
                }
            }
            return isComplete && !object.isEmpty() ? Value(object) : Value();
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Object>(*this); }

        std::optional<Error> failure() const override { return m_failure; }

        bool isReproducible() const override
        {
            return std::all_of(m_fields.begin(), m_fields.end(),
                [](const Field &field) { return field.source->isReproducible(); });
        }

        QStringList inputs() const override
        {
            QStringList result;
            for (const Field &field : m_fields)
                result += field.source->inputs();
            result.removeDuplicates();
            return result;
        }

        Delivery delivery() const override
        {
            const auto every = [this](Delivery delivery) {
                return std::all_of(
                    m_fields.begin(), m_fields.end(), [delivery](const Field &field) {
                        return field.source->delivery() == delivery;
                    });
            };
            const bool isAlwaysThere
                = std::any_of(m_fields.begin(), m_fields.end(), [](const Field &field) {
                      return field.source->delivery() == Delivery::EverySample;
                  });
            if (isAlwaysThere)
                return Delivery::EverySample;
            return every(Delivery::Events) ? Delivery::Events : Delivery::WithGaps;
        }

        void restart() override
        {
            for (Field &field : m_fields)
                field.source->restart();
        }

        /// The members of an object go to the fields that take them.
        bool setManualValue(const Value &value) override
        {
            const auto *object = std::get_if<QJsonObject>(&value);
            bool isTaken = false;
            for (Field &field : m_fields) {
                const auto member = object == nullptr
                    ? std::nullopt
                    : valueFromJson(object->value(field.name), field.type);
                if (member && field.source->setManualValue(*member))
                    isTaken = true;
            }
            return isTaken;
        }

    private:
        static QJsonValue written(const Field &field, const Value &value)
        {
            const auto *number = std::get_if<double>(&value);
            return number != nullptr && field.decimals
                ? QJsonValue(rounded(*number, *field.decimals))
                : toJson(value);
        }

        /// The first one is told.
        void takeFailure(const Field &field)
        {
            if (!m_failure)
                m_failure = field.source->failure();
        }

        std::vector<Field> m_fields;
        std::optional<Error> m_failure;
    };

    QList<ParameterDescription> fieldParameters()
    {
        return {
            { .name = u"name"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Name"),
                .help = QCoreApplication::translate("Source", "Its key in the object."),
                .unit = {},
                .isRequired = true },
            { .name = u"type"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Type"),
                .help = QCoreApplication::translate("Source", "What its source makes."),
                .unit = {},
                .defaultValue = u"number"_s,
                .choices = { u"number"_s, u"boolean"_s, u"string"_s, u"object"_s, u"waypoint"_s } },
            { .name = u"source"_s,
                .type = ParameterType::Source,
                .title = QCoreApplication::translate("Source", "Value from"),
                .help = QCoreApplication::translate("Source",
                    "The source of its values; while it is silent, the field is left out."),
                .unit = {},
                .isRequired = true,
                .typeFrom = u"type"_s },
            { .name = u"decimals"_s,
                .type = ParameterType::Integer,
                .title = QCoreApplication::translate("Source", "Decimals"),
                .help = QCoreApplication::translate(
                    "Source", "Numbers are rounded to so many; empty: they are not."),
                .unit = {},
                .minimum = 0,
                .maximum = 15 },
        };
    }

    QJsonObject usualField(const QString &name, const QString &type, const QString &kind)
    {
        return { { u"name"_s, name }, { u"type"_s, type },
            { u"source"_s, QJsonObject { { u"kind"_s, kind } } } };
    }

    Result<Field> fieldOf(const Parameters &given, qsizetype place, const SourceContext &context)
    {
        Field field;
        field.name = given.text("name"_L1);
        if (field.name.isEmpty())
            return Error(errors::kFieldWithoutName, { QString::number(place + 1) });
        field.type = typeFromName(given.text("type"_L1)).value_or(PropertyType::Number);
        if (const auto decimals = given.optionalNumber("decimals"_L1))
            field.decimals = static_cast<int>(*decimals);
        auto made
            = makeSource(specFromJson(given.json("source"_L1).toObject()), field.type, context);
        if (!made) {
            const QString within = u"fields/"_s + QString::number(place) + u"/source"_s;
            const QString where = made.error().where();
            return made.error().at(where.isEmpty() ? within : within + u": "_s + where);
        }
        field.source = std::move(made).value();
        return field;
    }

} // namespace

KindDescription objectDescription()
{
    return {
        .kind = u"object"_s,
        .title = QCoreApplication::translate("Source", "Object"),
        .help = QCoreApplication::translate("Source",
            "A JSON object, each field of which has a source: readings that belong together."),
        .parameters = { { .name = u"fields"_s,
            .type = ParameterType::RecordList,
            .title = QCoreApplication::translate("Source", "Fields"),
            .help = QCoreApplication::translate("Source", "Each with a name, a type and a source."),
            .unit = {},
            .defaultValue
            = QJsonArray { usualField(u"temperature"_s, u"number"_s, u"meanReverting"_s),
                usualField(u"alarm"_s, u"boolean"_s, u"bernoulli"_s) },
            .isRequired = true,
            .fields = fieldParameters() } },
        .types = { PropertyType::Object },
    };
}

Result<std::unique_ptr<Source>> makeObject(
    const Parameters &parameters, PropertyType, const SourceContext &context)
{
    std::vector<Field> fields;
    const QList<Parameters> records = parameters.records("fields"_L1);
    if (records.isEmpty())
        return Error(errors::kNoFields);
    for (const Parameters &given : records) {
        auto field = fieldOf(given, static_cast<qsizetype>(fields.size()), context);
        if (!field)
            return field.error();
        const bool isKnown = std::any_of(fields.begin(), fields.end(),
            [&field](const Field &other) { return other.name == field->name; });
        if (isKnown)
            return Error(errors::kDuplicateField, { field->name });
        fields.push_back(std::move(field).value());
    }
    return std::unique_ptr<Source>(std::make_unique<Object>(std::move(fields)));
}

} // namespace sim
