// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/viewreader.h"

#include "core/file/fileerrors.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    ChartView readChart(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        ChartView chart;
        chart.title = reader.text("title"_L1).value_or(QString());
        chart.window = reader.duration("window"_L1, std::chrono::seconds(1)).value_or(chart.window);
        chart.series = reader.textList("series"_L1).value_or(QStringList());
        reader.finish();
        return chart;
    }

    void checkFault(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        for (const QLatin1StringView key : { "id"_L1, "target"_L1, "kind"_L1 }) {
            const bool isAbsent = reader.take(key).isUndefined();
            if (isAbsent)
                reader.failMissing(key, u"\"...\""_s);
            else
                reader.text(key);
        }
        reader.object("trigger"_L1);
        reader.text("key"_L1);
    }

    void checkScenario(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        reader.boolean("loop"_L1);
        const QJsonArray steps = reader.array("steps"_L1).value_or(QJsonArray());
        const JsonPlace list = reader.at("steps"_L1);
        for (qsizetype i = 0; i < steps.size(); ++i)
            ObjectReader(context, steps.at(i), list.at(i));
    }

    void warnNotRun(ObjectReader &owner, QLatin1StringView key)
    {
        owner.context().warn(owner.at(key), errors::kNotRunYet, { key });
    }

} // namespace

ProfileView readView(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
{
    ObjectReader reader(context, json, place);
    ProfileView view;
    if (const std::optional<QJsonArray> charts = reader.array("charts"_L1)) {
        const JsonPlace list = reader.at("charts"_L1);
        for (qsizetype i = 0; i < charts->size(); ++i)
            view.charts.append(readChart(context, charts->at(i), list.at(i)));
    }
    reader.finish();
    return view;
}

void readKeptParts(ObjectReader &owner, Profile &profile)
{
    profile.faults = owner.array("faults"_L1).value_or(QJsonArray());
    const JsonPlace faults = owner.at("faults"_L1);
    for (qsizetype i = 0; i < profile.faults.size(); ++i)
        checkFault(owner.context(), profile.faults.at(i), faults.at(i));
    profile.scenario = owner.object("scenario"_L1).value_or(QJsonObject());
    if (!profile.scenario.isEmpty()) {
        const QJsonValue scenario = profile.scenario;
        checkScenario(owner.context(), scenario, owner.at("scenario"_L1));
    }
    profile.backfill = owner.object("backfill"_L1).value_or(QJsonObject());
    if (!profile.faults.isEmpty())
        warnNotRun(owner, "faults"_L1);
    if (!profile.scenario.isEmpty())
        warnNotRun(owner, "scenario"_L1);
    if (!profile.backfill.isEmpty())
        warnNotRun(owner, "backfill"_L1);
}

} // namespace sim
