// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/seriesbuffer.h"
#include "ui/charts/axisticks.h"
#include "ui/charts/chartlanes.h"

#include <QtCharts/QLineSeries>

#include <functional>

namespace sim {

class ChartViewport;

/// Gives the points that a property will have between two moments (see LookAhead).
using AheadCurve
    = std::function<QList<SeriesPoint>(const ChartSeries &series, WallTime now, WallTime until)>;

/// The points of one series of a chart, and the two lines that draw them: what was, and what will
/// be.
///
/// Reads its buffer when that has changed or more of the past is wanted; while held, it shows what
/// it had.
class SeriesPlot
{
public:
    SeriesPlot(const ChartSeries &series, SeriesStore &store);

    const ChartSeries &series() const { return m_series; }

    QLineSeries *line() const { return m_line; } ///< owned by the chart they are added to

    QLineSeries *aheadLine() const { return m_aheadLine; }

    const SeriesBuffer::Snapshot &points() const { return m_points; }

    const QList<SeriesPoint> &ahead() const { return m_ahead; }

    /// Takes the newest points from \a from on. True when something is new.
    bool read(WallTime from);

    /// Holds all points there are, so that panning a paused view finds them; released, it reads
    /// again.
    void setHeld(bool isHeld);

    void setAhead(const QList<SeriesPoint> &points) { m_ahead = points; }

    /// Lowest and highest value between two moments, look-ahead included.
    std::optional<AxisRange> extent(WallTime from, WallTime to) const;

    /// Fills both lines; x is the share of the viewport, 0..1. \a columns: width in pixels.
    void draw(const ChartViewport &viewport, int columns);

    /// The value at \a time: the last one at or before it; nothing before the first.
    std::optional<double> valueAt(WallTime time) const;

private:
    ChartSeries m_series;
    std::shared_ptr<SeriesBuffer> m_buffer;
    SeriesBuffer::Snapshot m_points;
    QList<SeriesPoint> m_ahead;
    WallTime m_readFrom = WallTime::max();
    bool m_isHeld = false;
    QLineSeries *m_line;
    QLineSeries *m_aheadLine;
};

} // namespace sim
