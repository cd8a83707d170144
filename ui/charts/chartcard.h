// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartexport.h"
#include "ui/charts/laneview.h"

#include <QtWidgets/QFrame>

class QToolButton;
class QVBoxLayout;

namespace sim {

class ElidedLabel;
class LegendItem;

/// One chart of the profile's view: title, legend, and a lane per unit. Takes properties that are
/// dropped on it.
class ChartCard final : public QFrame
{
    Q_OBJECT

public:
    ChartCard(
        SeriesStore &store, ChartViewport &viewport, const Theme &theme, QWidget *parent = nullptr);

    /// Shows \a series under \a title; lanes are made anew only when series have changed.
    void setContent(const QString &title, const QList<ChartSeries> &series);
    void setAheadCurve(const AheadCurve &curve);

    const QList<ChartSeries> &series() const { return m_series; }

    const QList<LaneView *> &lanes() const { return m_lanes; }

    const QList<LegendItem *> &legend() const { return m_legend; }

    QString title() const;

    void refresh(bool isForced = false);

    /// The chart as a picture of twice its size, without buttons.
    QImage image();
    QByteArray csv() const; ///< of the visible range

signals:
    void seriesClicked(const QString &device, const QString &property);
    void seriesRemoved(const QString &series);
    void seriesDropped(const QStringList &series);
    void menuRequested(const QPoint &globalPosition);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void rebuildLanes();
    void rebuildLegend();
    void restyle();

    SeriesStore &m_store;
    ChartViewport &m_viewport;
    const Theme &m_theme;
    QList<ChartSeries> m_series;
    AheadCurve m_aheadCurve;
    QVBoxLayout *m_column;
    QWidget *m_legendArea;
    ElidedLabel *m_title;
    QToolButton *m_menu;
    QList<LaneView *> m_lanes;
    QList<LegendItem *> m_legend;
};

} // namespace sim
