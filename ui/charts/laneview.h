// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/lanepainting.h"
#include "ui/charts/seriesplot.h"

#include <QtCharts/QChartView>

class QValueAxis;

namespace sim {

class ChartViewport;
class Theme;

/// One lane of a chart: its curves by Qt Charts, and around them grid, now line, look-ahead, dots
/// and crosshair.
///
/// The x axis of the chart runs from 0 to 1 over the viewport, so a moving view costs one replace()
/// per line and no change of axes. Wheel zooms, drag pans, Shift+drag zooms to a stretch, double
/// click follows.
class LaneView final : public QChartView
{
    Q_OBJECT

public:
    LaneView(const ChartLane &lane, SeriesStore &store, ChartViewport &viewport, const Theme &theme,
        QWidget *parent = nullptr);

    const ChartLane &lane() const { return m_lane; }

    const std::vector<std::unique_ptr<SeriesPlot>> &plots() const { return m_plots; }

    void setTimeLabels(bool hasTimes);

    void setAheadCurve(const AheadCurve &curve) { m_aheadCurve = curve; }

    /// Reads and draws what is new; cheap when nothing is. True when it drew.
    bool refresh(bool isForced = false);
    LaneFrame frame() const;

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void restyle();
    void place();
    void updateRange();
    QList<CursorValue> cursorValues(WallTime time) const;
    QString textFor(const SeriesPlot &plot, double value) const;

    enum class Drag { None, Pan, Select };

    ChartLane m_lane;
    ChartViewport &m_viewport;
    const Theme &m_theme;
    QValueAxis *m_x;
    QValueAxis *m_y;
    std::vector<std::unique_ptr<SeriesPlot>> m_plots;
    AheadCurve m_aheadCurve;
    AxisRange m_range;
    bool m_hasRange = false;
    bool m_hasTimes = true;
    WallTime m_drawnFrom {};
    WallTime m_drawnTo {};
    WallTime m_drawnNow {};
    Drag m_drag = Drag::None;
    double m_dragX = 0;
    double m_dragStartX = 0;
};

} // namespace sim
