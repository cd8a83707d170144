// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/seriesbuffer.h"
#include "ui/charts/axisticks.h"
#include "ui/charts/chartlanes.h"

#include <QtCore/QRectF>
#include <QtGui/QPen>

class QPainter;

namespace sim {

class Theme;

/// The geometry of a lane at one moment: where time and value are on the screen.
struct LaneFrame
{
    QRectF plot;
    WallTime from {};
    WallTime to {};
    WallTime now {};
    AxisRange range;

    double x(WallTime time) const;
    double y(double value) const;
    QPointF point(QPointF share) const; ///< of a line: x is the share of the viewport, y a value
    WallTime timeAt(double x) const;
};

/// What the crosshair says of one series.
struct CursorValue
{
    QString label;
    QString text;
    double value = 0;
    QPen pen;
};

/// A curve with dashes, \a points as in LaneFrame::point().
///
/// In pieces: Qt Charts strokes a dashed curve as one path, which crosses itself at each turn, and
/// that takes a time that grows with the square of its points: 100 ms for 1,200 of them.
void paintDashedLine(
    QPainter &painter, const LaneFrame &frame, const QList<QPointF> &points, const QPen &pen);

// Everything of a lane that is not one of its curves. Painted straight into the view, around and
// over the chart.
void paintLaneBack(QPainter &painter, const LaneFrame &frame, const ChartLane &lane,
    const Theme &theme, bool hasTimes);
void paintLaneNow(QPainter &painter, const LaneFrame &frame, const Theme &theme);
void paintDots(QPainter &painter, const LaneFrame &frame, const QList<SeriesPoint> &points,
    const QColor &colour, const QColor &surface);
void paintCursor(QPainter &painter, const LaneFrame &frame, WallTime time,
    const QList<CursorValue> &values, const Theme &theme);
void paintSelection(
    QPainter &painter, const LaneFrame &frame, double x1, double x2, const Theme &theme);

} // namespace sim
