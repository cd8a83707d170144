// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/rulesreader.h"

#include "core/file/fileerrors.h"
#include "core/file/schedulereader.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMaxPoints = 1000; // contract, section 6
    constexpr int kMaxBytes = 1024 * 1024; // reliability, section 3: generated payload
    constexpr int kMinBytes = 64;
    constexpr int kMaxQueue = 1'000'000;
    constexpr qsizetype kMaxAnnotations = 10; // contract, section 4
    constexpr qsizetype kMaxAnnotationLength = 128;

    OnChange readOnChange(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        OnChange onChange;
        const QJsonValue deadband = reader.take("deadband"_L1);
        if (!deadband.isUndefined()) {
            const std::optional<Amount> amount = numberAmount(deadband);
            if (amount) {
                onChange.deadband = *amount;
            } else {
                const QString form = QCoreApplication::translate("Error",
                    "a number from 0 in the unit of the property, or a percentage such as \"1%\"");
                context.fail(reader.at("deadband"_L1), errors::kWrongJsonType,
                    { form, jsonTypeText(deadband) });
            }
        }
        onChange.minInterval = reader.duration("minInterval"_L1);
        onChange.heartbeat = reader.duration("heartbeat"_L1, std::chrono::milliseconds(1));
        reader.finish();
        return onChange;
    }

    ReportSettings readReport(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        if (json.isString() && json.toString() == "every"_L1)
            return ReportRule {};
        if (!json.isObject()) {
            const QString form = QCoreApplication::translate(
                "Error", "\"every\" or an object such as { \"onChange\": { \"deadband\": 0.2 } }");
            context.fail(place, errors::kWrongJsonType, { form, jsonTypeText(json) });
            return {};
        }
        ObjectReader reader(context, json, place);
        const QJsonValue onChange = reader.take("onChange"_L1);
        ReportRule rule;
        if (onChange.isUndefined())
            reader.failMissing("onChange"_L1, u"{ \"deadband\": 0.2, \"heartbeat\": \"60s\" }"_s);
        else
            rule.onChange = readOnChange(context, onChange, reader.at("onChange"_L1));
        reader.finish();
        return rule;
    }

    template <typename T>
    std::optional<int> asInt(const std::optional<T> &value)
    {
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    }

    void readBatch(ReadContext &context, const QJsonValue &json, const JsonPlace &place,
        PublishSettings &publish)
    {
        ObjectReader reader(context, json, place);
        publish.maxPoints = asInt(reader.integer("maxPoints"_L1, 1, kMaxPoints));
        publish.maxAge = reader.duration("maxAge"_L1, std::chrono::milliseconds(1));
        publish.maxBytes = asInt(reader.integer("maxBytes"_L1, kMinBytes, kMaxBytes));
        reader.finish();
    }

    void readQueue(ReadContext &context, const QJsonValue &json, const JsonPlace &place,
        PublishSettings &publish)
    {
        ObjectReader reader(context, json, place);
        publish.queueSize = asInt(reader.integer("size"_L1, 0, kMaxQueue));
        publish.queuePolicy = reader.word("policy"_L1, kDropPolicies);
        reader.finish();
    }

    QMap<QString, QString> readAnnotations(
        ReadContext &context, const QJsonObject &json, const JsonPlace &place)
    {
        QMap<QString, QString> annotations;
        if (json.size() > kMaxAnnotations) {
            context.fail(place, errors::kTooMany,
                { QString::number(json.size()), QString::number(kMaxAnnotations) });
        }
        for (auto member = json.constBegin(); member != json.constEnd(); ++member) {
            const QString key = member.key();
            const QString text = member.value().toString();
            if (!member.value().isString()) {
                const QString form = QCoreApplication::translate("Error", "a text in quotes");
                context.fail(
                    place.at(key), errors::kWrongJsonType, { form, jsonTypeText(member.value()) });
            } else if (text.size() > kMaxAnnotationLength) {
                context.fail(place.at(key), errors::kTextTooLong,
                    { QString::number(text.size()), QString::number(kMaxAnnotationLength) });
            }
            annotations.insert(key, text);
        }
        return annotations;
    }

    PublishSettings readPublish(
        ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        PublishSettings publish;
        publish.mode = reader.word("mode"_L1, kPublishModes);
        publish.qos = asInt(reader.integer("qos"_L1, 0, 2));
        publish.retain = reader.boolean("retain"_L1);
        publish.encoding = reader.word("encoding"_L1, kFeedEncodings);
        const QJsonValue batch = reader.take("batch"_L1);
        if (!batch.isUndefined())
            readBatch(context, batch, reader.at("batch"_L1), publish);
        const QJsonValue queue = reader.take("offlineQueue"_L1);
        if (!queue.isUndefined())
            readQueue(context, queue, reader.at("offlineQueue"_L1), publish);
        if (const auto annotations = reader.object("annotations"_L1)) {
            publish.annotations
                = readAnnotations(context, *annotations, reader.at("annotations"_L1));
        }
        publish.tags = reader.textList("tags"_L1);
        reader.finish();
        return publish;
    }

} // namespace

void readRules(ObjectReader &owner, ScheduleSettings &schedule, ReportSettings &report,
    PublishSettings &publish)
{
    ReadContext &context = owner.context();
    const QJsonValue scheduleJson = owner.take("schedule"_L1);
    if (!scheduleJson.isUndefined())
        schedule = readSchedule(context, scheduleJson, owner.at("schedule"_L1));
    const QJsonValue reportJson = owner.take("report"_L1);
    if (!reportJson.isUndefined())
        report = readReport(context, reportJson, owner.at("report"_L1));
    const QJsonValue publishJson = owner.take("publish"_L1);
    if (!publishJson.isUndefined())
        publish = readPublish(context, publishJson, owner.at("publish"_L1));
}

std::optional<Amount> durationAmount(const QString &text)
{
    if (const std::optional<double> percent = percentIn(text)) {
        return *percent <= 100 ? std::optional<Amount>({ .value = *percent, .isPercent = true })
                               : std::nullopt;
    }
    const Result<Microseconds> duration = parseDuration(text.left(100));
    if (!duration || duration->count() < 0)
        return {};
    return Amount { .value = static_cast<double>(duration->count()) };
}

std::optional<Amount> numberAmount(const QJsonValue &json)
{
    if (json.isDouble() && json.toDouble() >= 0)
        return Amount { .value = json.toDouble() };
    if (const std::optional<double> percent = percentIn(json.toString()))
        return Amount { .value = *percent, .isPercent = true };
    return {};
}

} // namespace sim
