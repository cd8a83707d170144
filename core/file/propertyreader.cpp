// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/propertyreader.h"

#include "core/file/fileerrors.h"
#include "core/file/rulesreader.h"
#include "core/file/specreader.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMaxDecimals = 15;
    constexpr qint64 kMaxSize = 1024 * 1024; // reliability, section 3: generated payload
    constexpr qsizetype kMaxEnumItems = 100; // contract, section 3
    constexpr qsizetype kMaxEnumItemLength = 64;
    constexpr double kMaxRadius = 20'040; // km, half of the earth's circumference

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Error", text);
    }

    void readId(ObjectReader &reader, PropertyDefinition &definition)
    {
        const std::optional<QString> id = reader.text("id"_L1);
        if (!id) {
            reader.failMissing("id"_L1, u"\"temperature\""_s);
            return;
        }
        definition.id = *id;
        const auto &check = reader.context().catalogues().checkPropertyName;
        if (id->isEmpty()) {
            reader.context().fail(reader.at("id"_L1), errors::kTextEmpty);
        } else if (check) {
            if (const Result<void> checked = check(*id); !checked)
                reader.context().fail(reader.at("id"_L1), checked.error());
        }
    }

    void readType(ObjectReader &reader, PropertyDefinition &definition)
    {
        const std::optional<QString> word = reader.text("type"_L1);
        if (!word) {
            reader.failMissing("type"_L1, u"\"number\""_s);
            return;
        }
        const std::optional<PropertyType> type = typeFromName(*word);
        if (!type)
            reader.failWord("type"_L1, *word, typeNames());
        definition.type = type.value_or(PropertyType::Number);
    }

    void failForType(ObjectReader &reader, QLatin1StringView key, PropertyType type)
    {
        reader.context().failKey(reader.at(key), errors::kKeyForOtherType, { key, typeName(type) });
    }

    /// `[low, high]`, null for an open end.
    void readRange(
        ObjectReader &reader, const PropertyDefinition &definition, Boundaries &boundaries)
    {
        const std::optional<QJsonArray> range = reader.array("range"_L1);
        if (!range)
            return;
        const JsonPlace place = reader.at("range"_L1);
        if (definition.type != PropertyType::Number) {
            failForType(reader, "range"_L1, definition.type);
            return;
        }
        const auto isBound
            = [](const QJsonValue &value) { return value.isDouble() || value.isNull(); };
        if (range->size() != 2 || !isBound(range->at(0)) || !isBound(range->at(1))) {
            const QString form = translated(QT_TRANSLATE_NOOP(
                "Error", "two numbers in [ ], lowest and highest, or null where there is none"));
            reader.context().fail(
                place, errors::kWrongJsonType, { form, jsonTypeText(QJsonValue(*range)) });
            return;
        }
        const auto bound = [&range](qsizetype i) {
            const QJsonValue value = range->at(i);
            return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
        };
        boundaries.min = bound(0);
        boundaries.max = bound(1);
        if (boundaries.min && boundaries.max && *boundaries.min > *boundaries.max) {
            reader.context().fail(place, errors::kBadRange,
                { QString::number(*boundaries.min), QString::number(*boundaries.max) });
        }
    }

    void readSetItem(
        ReadContext &context, const QJsonValue &item, const JsonPlace &place, QList<Value> &set)
    {
        const std::optional<Value> value = valueFromJson(item, PropertyType::Enum);
        if (!value) {
            const QString form
                = translated(QT_TRANSLATE_NOOP("Error", "a text in quotes or a number"));
            context.fail(place, errors::kWrongJsonType, { form, jsonTypeText(item) });
            return;
        }
        if (item.toString().size() > kMaxEnumItemLength) {
            context.fail(place, errors::kTextTooLong,
                { QString::number(item.toString().size()), QString::number(kMaxEnumItemLength) });
        }
        set.append(*value);
    }

    void readSet(ObjectReader &reader, const PropertyDefinition &definition, Boundaries &boundaries)
    {
        const bool isEnum = definition.type == PropertyType::Enum;
        const std::optional<QJsonArray> items = reader.array("values"_L1);
        if (!items) {
            if (isEnum)
                reader.failMissing("values"_L1, u"[\"closed\", \"open\"]"_s);
            return;
        }
        const JsonPlace place = reader.at("values"_L1);
        if (!isEnum) {
            failForType(reader, "values"_L1, definition.type);
            return;
        }
        if (items->isEmpty())
            reader.context().fail(place, errors::kTextEmpty);
        if (items->size() > kMaxEnumItems) {
            reader.context().fail(place, errors::kTooMany,
                { QString::number(items->size()), QString::number(kMaxEnumItems) });
        }
        for (qsizetype i = 0; i < items->size(); ++i)
            readSetItem(reader.context(), items->at(i), place.at(i), boundaries.set);
    }

    void readSize(
        ObjectReader &reader, const PropertyDefinition &definition, Boundaries &boundaries)
    {
        const auto size = reader.integer("size"_L1, 1, kMaxSize);
        const bool hasSize = definition.type == PropertyType::String
            || definition.type == PropertyType::Object || definition.type == PropertyType::Blob;
        if (size && !hasSize)
            failForType(reader, "size"_L1, definition.type);
        boundaries.size = size;
    }

    void readFence(
        ObjectReader &owner, const PropertyDefinition &definition, Boundaries &boundaries)
    {
        const QJsonValue json = owner.take("geofence"_L1);
        if (json.isUndefined())
            return;
        if (definition.type != PropertyType::Waypoint) {
            failForType(owner, "geofence"_L1, definition.type);
            return;
        }
        const JsonPlace place = owner.at("geofence"_L1);
        ObjectReader reader(owner.context(), json, place);
        const auto required = [&reader](QLatin1StringView key, double lowest, double highest) {
            const bool isAbsent = reader.take(key).isUndefined();
            if (isAbsent)
                reader.failMissing(key, u"0.0"_s);
            return isAbsent ? 0.0 : reader.number(key, lowest, highest).value_or(0.0);
        };
        Geofence fence;
        fence.lat = required("lat"_L1, -90, 90);
        fence.lon = required("lon"_L1, -180, 180);
        fence.radius = required("radius"_L1, 0, kMaxRadius);
        fence.isInside = reader.boolean("inside"_L1).value_or(true);
        reader.finish();
        boundaries.fence = fence;
    }

    void readDefinition(ObjectReader &reader, PropertyDefinition &definition)
    {
        readId(reader, definition);
        readType(reader, definition);
        definition.title = reader.text("title"_L1).value_or(QString());
        definition.unit = reader.text("unit"_L1).value_or(QString());
        if (const auto decimals = reader.integer("decimals"_L1, 0, kMaxDecimals)) {
            definition.decimals = static_cast<int>(*decimals);
            if (definition.type != PropertyType::Number)
                failForType(reader, "decimals"_L1, definition.type);
        }
        readRange(reader, definition, definition.boundaries);
        readSet(reader, definition, definition.boundaries);
        readSize(reader, definition, definition.boundaries);
        readFence(reader, definition, definition.boundaries);
    }

    QList<ModifierSpec> readModifiers(ObjectReader &reader, const PropertyDefinition &definition)
    {
        QList<ModifierSpec> modifiers;
        const std::optional<QJsonArray> items = reader.array("modifiers"_L1);
        if (!items)
            return modifiers;
        const JsonPlace place = reader.at("modifiers"_L1);
        for (qsizetype i = 0; i < items->size() && !reader.context().isFull(); ++i) {
            modifiers.append(readSpec(reader.context(), items->at(i), place.at(i),
                reader.context().catalogues().modifiers, definition));
        }
        return modifiers;
    }

    /// Kept as written; the keys that are known have their types.
    QJsonObject readCommand(ObjectReader &owner)
    {
        const std::optional<QJsonObject> command = owner.object("command"_L1);
        if (!command)
            return {};
        const JsonPlace place = owner.at("command"_L1);
        const QJsonValue json = *command;
        ObjectReader reader(owner.context(), json, place);
        reader.boolean("apply"_L1);
        reader.boolean("echo"_L1);
        reader.duration("delay"_L1);
        reader.number("refuse"_L1);
        owner.context().warn(place, errors::kNotRunYet, { u"command"_s });
        return *command;
    }

} // namespace

Property readProperty(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
{
    ObjectReader reader(context, json, place);
    Property property;
    if (!reader.isObject())
        return property;
    readDefinition(reader, property.definition);
    const QJsonValue source = reader.take("source"_L1);
    if (source.isUndefined()) {
        reader.failMissing("source"_L1, u"{ \"kind\": \"constant\", \"value\": 0 }"_s);
    } else {
        property.source = readSpec(context, source, reader.at("source"_L1),
            context.catalogues().sources, property.definition);
    }
    property.modifiers = readModifiers(reader, property.definition);
    readRules(reader, property.schedule, property.report, property.publish);
    property.nullProbability = reader.number("nullProbability"_L1, 0, 1).value_or(0);
    property.seedOffset = reader.seed("seedOffset"_L1).value_or(0);
    property.command = readCommand(reader);
    reader.finish();
    return property;
}

} // namespace sim
