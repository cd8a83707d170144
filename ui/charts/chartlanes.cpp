// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartlanes.h"

#include "core/traffic/chartedvalue.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

std::optional<SeriesId> parseSeriesId(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const qsizetype slash = trimmed.indexOf(u'/');
    if (slash <= 0 || slash == trimmed.size() - 1)
        return {};
    return SeriesId { .device = trimmed.first(slash).toString(),
        .property = trimmed.sliced(slash + 1).toString() };
}

QList<ChartSeries> chartSeries(const ChartView &view, const QList<ResolvedDevice> &devices)
{
    QList<ChartSeries> found;
    for (const QString &text : view.series) {
        const auto id = parseSeriesId(text);
        if (!id)
            continue;
        const auto device = std::find_if(devices.begin(), devices.end(),
            [&](const ResolvedDevice &candidate) { return candidate.id == id->device; });
        const ResolvedProperty *property
            = device == devices.end() ? nullptr : device->property(id->property);
        if (property == nullptr || !isChartable(property->definition))
            continue;
        found.append({ .device = id->device,
            .property = id->property,
            .label = device->name % u" · "_s % property->definition.displayName(),
            .definition = property->definition,
            .colour = static_cast<int>(found.size() % Theme::kSeriesColours) });
    }
    return found;
}

QList<ChartLane> lanesOf(const QList<ChartSeries> &series)
{
    QList<ChartLane> numbers;
    QList<ChartLane> states;
    for (const ChartSeries &one : series) {
        const QStringList categories = levelNames(one.definition);
        if (!categories.isEmpty()) {
            states.append({ .unit = one.label, .categories = categories, .series = { one } });
            continue;
        }
        const auto lane = std::find_if(numbers.begin(), numbers.end(),
            [&](const ChartLane &candidate) { return candidate.unit == one.definition.unit; });
        if (lane == numbers.end())
            numbers.append({ .unit = one.definition.unit, .categories = {}, .series = { one } });
        else
            lane->series.append(one);
    }
    return numbers + states;
}

void addToChart(Profile &profile, qsizetype chart, const QString &series)
{
    QList<ChartView> &charts = profile.view.charts;
    if (chart < 0 || chart >= charts.size()) {
        const Microseconds window = charts.isEmpty() ? ChartView().window : charts.first().window;
        charts.append({ .title = {}, .window = window, .series = { series } });
        return;
    }
    if (!charts[chart].series.contains(series))
        charts[chart].series.append(series);
}

void removeFromChart(Profile &profile, qsizetype chart, const QString &series)
{
    QList<ChartView> &charts = profile.view.charts;
    if (chart < 0 || chart >= charts.size())
        return;
    charts[chart].series.removeAll(series);
    if (charts[chart].series.isEmpty())
        charts.removeAt(chart);
}

void setChartWindows(Profile &profile, Microseconds window)
{
    for (ChartView &chart : profile.view.charts)
        chart.window = window;
}

QString chartTitle(const ChartView &view, const QList<ChartSeries> &series)
{
    if (!view.title.isEmpty())
        return view.title;
    QStringList names;
    for (const ChartSeries &one : series) {
        if (!names.contains(one.definition.displayName()))
            names.append(one.definition.displayName());
    }
    return names.isEmpty() ? view.series.join(u", "_s) : names.join(u", "_s);
}

} // namespace sim
