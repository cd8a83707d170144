// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/typedinput.h"

#include "core/base/duration.h"
#include "core/base/timetext.h"
#include "core/feed/datafeedreader.h"
#include "core/feed/rawpayload.h"

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    bool isTextType(PropertyType type)
    {
        return type == PropertyType::String || type == PropertyType::Blob;
    }

    QString joined(const QList<Rejection> &rejections)
    {
        QStringList lines;
        for (const Rejection &rejection : rejections)
            lines.append(rejection.error.message());
        return lines.join(u'\n');
    }

    /// An enum member as typed: a number where the set has that number, else text.
    Value enumValue(const PropertyDefinition &property, const QString &text)
    {
        for (const Value &member : property.boundaries.set) {
            if (displayText(member) == text)
                return member;
        }
        return text;
    }

} // namespace

Result<Value> valueFromInput(const PropertyDefinition &property, const QString &text)
{
    if (isTextType(property.type))
        return Value(text);
    if (property.type == PropertyType::Enum)
        return enumValue(property, text.trimmed());
    const QByteArray json = text.trimmed().toUtf8();
    return readRawPayload(json, property.type);
}

QString inputFromValue(const Value &value)
{
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return QString::fromUtf8(rawPayload(value));
}

QString exampleInput(const PropertyDefinition &property)
{
    const Boundaries &bounds = property.boundaries;
    switch (property.type) {
    case PropertyType::Number: {
        const double low = bounds.min.value_or(0);
        const double high = bounds.max.value_or(low + 40);
        return QString::fromUtf8(
            rawPayload(roundedTo((low + high) / 2, property.decimals.value_or(1))));
    }
    case PropertyType::Boolean:
        return u"true"_s;
    case PropertyType::String:
        return u"hello"_s;
    case PropertyType::Enum:
        return bounds.set.isEmpty() ? QString() : displayText(bounds.set.constFirst());
    case PropertyType::Object:
        return u"{\"version\":\"1.2\"}"_s;
    case PropertyType::Waypoint:
        return u"{\"geo\":{\"lat\":41.0151,\"lon\":28.9795}}"_s;
    case PropertyType::Blob:
        return u"aGVsbG8="_s;
    }
    Q_UNREACHABLE();
}

Result<WallTime> timeFromInput(const QString &text, WallTime now)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.compare("now"_L1, Qt::CaseInsensitive) == 0)
        return now;
    const QString offset = trimmed.startsWith(u'+') ? trimmed.sliced(1) : trimmed;
    if (const auto duration = parseDuration(offset))
        return now + *duration;
    return parseTime(trimmed);
}

RawDraft draftRaw(
    const ContractCheck &contract, const PropertyDefinition &property, const QString &text)
{
    RawDraft draft;
    const auto value = valueFromInput(property, text);
    if (!value) {
        draft.problem = value.error().message();
        return draft;
    }
    draft.payload = rawPayload(*value);
    if (const auto rejection = contract.checkValue(property, *value))
        draft.problem = rejection->error.message();
    return draft;
}

FeedDraft draftFeed(const ContractCheck &contract, const QByteArray &json, WallTime now)
{
    FeedDraft draft;
    const auto typeOf = [&contract](const QString &name) -> std::optional<PropertyType> {
        const PropertyDefinition *property = contract.property(name);
        return property == nullptr ? std::nullopt : std::optional(property->type);
    };
    if (const auto reading = readDataFeed(json, typeOf, now))
        draft.points = reading->feed.points;
    const Verdict verdict = contract.feed(json, now);
    draft.problem = joined(verdict.rejected);
    draft.note = verdict.notes.join(u'\n');
    return draft;
}

} // namespace sim
