// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/ruleswriter.h"

#include "core/base/duration.h"
#include "core/file/weektext.h"
#include "core/file/words.h"

#include <QtCore/QJsonArray>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString percentText(double percent)
    {
        return QString::number(percent, 'g', QLocale::FloatingPointShortest) + u'%';
    }

    QJsonValue durationAmountJson(const Amount &amount)
    {
        if (amount.isPercent)
            return percentText(amount.value);
        return formatDuration(Microseconds(std::llround(amount.value)));
    }

    QJsonValue numberAmountJson(const Amount &amount)
    {
        return amount.isPercent ? QJsonValue(percentText(amount.value)) : QJsonValue(amount.value);
    }

    JsonNode windowsNode(const QList<ActiveWindow> &windows)
    {
        JsonNode list = JsonNode::array();
        for (const ActiveWindow &window : windows) {
            JsonNode node = JsonNode::object();
            if (window.days != ActiveWindow::kEveryDay)
                node.set("days"_L1, QJsonValue(QJsonArray::fromStringList(dayNames(window.days))));
            node.set("from"_L1, QJsonValue(timeOfDayText(window.from)));
            node.set("to"_L1, QJsonValue(timeOfDayText(window.to)));
            list.append(std::move(node));
        }
        return list;
    }

    JsonNode scheduleNode(const ScheduleSettings &schedule)
    {
        JsonNode node = JsonNode::object();
        node.setOptional("sampleEvery"_L1, schedule.sampleEvery);
        if (schedule.jitter)
            node.set("jitter"_L1, durationAmountJson(*schedule.jitter));
        if (schedule.arrival)
            node.set("arrival"_L1, QJsonValue(kArrivals.name(*schedule.arrival)));
        node.setOptional("alignTo"_L1, schedule.alignTo);
        if (schedule.activeWindows)
            node.set("activeWindows"_L1, windowsNode(*schedule.activeWindows));
        if (schedule.missed)
            node.set("missed"_L1, QJsonValue(kMissedPolicies.name(*schedule.missed)));
        return node;
    }

    JsonNode reportNode(const ReportRule &report)
    {
        if (!report.onChange)
            return QJsonValue(u"every"_s);
        JsonNode onChange = JsonNode::object();
        if (report.onChange->deadband != Amount {})
            onChange.set("deadband"_L1, numberAmountJson(report.onChange->deadband));
        onChange.setOptional("minInterval"_L1, report.onChange->minInterval);
        onChange.setOptional("heartbeat"_L1, report.onChange->heartbeat);
        JsonNode node = JsonNode::object();
        node.set("onChange"_L1, std::move(onChange));
        return node;
    }

    JsonNode annotationsNode(const QMap<QString, QString> &annotations)
    {
        JsonNode node = JsonNode::object();
        for (auto item = annotations.constBegin(); item != annotations.constEnd(); ++item)
            node.set(item.key(), QJsonValue(item.value()));
        return node;
    }

    JsonNode publishNode(const PublishSettings &publish)
    {
        JsonNode node = JsonNode::object();
        if (publish.mode)
            node.set("mode"_L1, QJsonValue(kPublishModes.name(*publish.mode)));
        node.setOptional("qos"_L1, publish.qos);
        node.setOptional("retain"_L1, publish.retain);
        if (publish.encoding)
            node.set("encoding"_L1, QJsonValue(kFeedEncodings.name(*publish.encoding)));
        JsonNode batch = JsonNode::object();
        batch.setOptional("maxPoints"_L1, publish.maxPoints);
        batch.setOptional("maxAge"_L1, publish.maxAge);
        batch.setOptional("maxBytes"_L1, publish.maxBytes);
        node.setFilled("batch"_L1, std::move(batch));
        JsonNode queue = JsonNode::object();
        queue.setOptional("size"_L1, publish.queueSize);
        if (publish.queuePolicy)
            queue.set("policy"_L1, QJsonValue(kDropPolicies.name(*publish.queuePolicy)));
        node.setFilled("offlineQueue"_L1, std::move(queue));
        if (publish.annotations)
            node.set("annotations"_L1, annotationsNode(*publish.annotations));
        if (publish.tags)
            node.set("tags"_L1, QJsonValue(QJsonArray::fromStringList(*publish.tags)));
        return node;
    }

} // namespace

void writeRules(JsonNode &owner, const ScheduleSettings &schedule, const ReportSettings &report,
    const PublishSettings &publish)
{
    owner.setFilled("publish"_L1, publishNode(publish));
    owner.setFilled("schedule"_L1, scheduleNode(schedule));
    if (report)
        owner.set("report"_L1, reportNode(*report));
}

} // namespace sim
