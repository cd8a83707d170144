// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/seriesplot.h"

#include "ui/charts/chartviewport.h"

#include <algorithm>

namespace sim {

namespace {

    void extend(std::optional<AxisRange> &range, const QList<SeriesPoint> &points, WallTime from,
        WallTime to)
    {
        auto point = std::lower_bound(points.begin(), points.end(), from,
            [](const SeriesPoint &candidate, WallTime time) { return candidate.time < time; });
        if (point != points.begin())
            --point; // the line enters from there
        for (; point != points.end() && point->time <= to; ++point) {
            if (!range)
                range = AxisRange { .min = point->value, .max = point->value };
            range->min = std::min(range->min, point->value);
            range->max = std::max(range->max, point->value);
        }
    }

    QList<QPointF> screenPoints(
        const QList<SeriesPoint> &points, WallTime from, Microseconds span, bool isStepped)
    {
        QList<QPointF> shown;
        shown.reserve(points.size() * (isStepped ? 2 : 1));
        const double width = static_cast<double>(span.count());
        for (const SeriesPoint &point : points) {
            const double x = static_cast<double>((point.time - from).count()) / width;
            if (isStepped && !shown.isEmpty())
                shown.append({ x, shown.last().y() });
            shown.append({ x, point.value });
        }
        return shown;
    }

} // namespace

SeriesPlot::SeriesPlot(const ChartSeries &series, SeriesStore &store)
    : m_series(series)
    , m_buffer(store.series(series.device, series.property))
    , m_line(new QLineSeries)
    , m_aheadLine(new QLineSeries)
{
    m_line->setName(series.label);
}

bool SeriesPlot::read(WallTime from)
{
    if (m_isHeld)
        return false;
    const quint64 revision = m_buffer->revision();
    if (revision == m_points.revision && from >= m_readFrom)
        return false;
    // A little more than asked for, so that a view that moves slowly to the left does not read each
    // time.
    m_readFrom = from;
    m_points = m_buffer->snapshot(from);
    return true;
}

void SeriesPlot::setHeld(bool isHeld)
{
    if (isHeld == m_isHeld)
        return;
    m_isHeld = isHeld;
    if (isHeld)
        m_points = m_buffer->snapshot(WallTime {});
    m_readFrom = WallTime::max();
}

std::optional<AxisRange> SeriesPlot::extent(WallTime from, WallTime to) const
{
    std::optional<AxisRange> range;
    extend(range, m_points.generated, from, to);
    extend(range, m_ahead, from, to);
    return range;
}

void SeriesPlot::draw(const ChartViewport &viewport, int columns)
{
    const WallTime from = viewport.from();
    const bool isStepped = m_series.definition.type != PropertyType::Number;
    const WallTime end = std::min(viewport.to(), viewport.now());
    QList<SeriesPoint> past = decimated(m_points.generated, from, viewport.to(), columns);
    if (isStepped && !past.isEmpty() && past.last().time < end && !m_ahead.isEmpty())
        past.append({ .time = end, .value = past.last().value });
    m_line->replace(screenPoints(past, from, viewport.span(), isStepped));
    QList<SeriesPoint> coming = decimated(m_ahead, from, viewport.to(), columns);
    if (!coming.isEmpty() && !past.isEmpty() && past.last().time < coming.first().time)
        coming.prepend(past.last());
    m_aheadLine->replace(screenPoints(coming, from, viewport.span(), isStepped));
}

std::optional<double> SeriesPlot::valueAt(WallTime time) const
{
    const QList<SeriesPoint> &points
        = m_ahead.isEmpty() || time < m_ahead.first().time ? m_points.generated : m_ahead;
    const auto after = std::upper_bound(points.begin(), points.end(), time,
        [](WallTime wanted, const SeriesPoint &candidate) { return wanted < candidate.time; });
    if (after == points.begin())
        return {};
    return std::prev(after)->value;
}

} // namespace sim
