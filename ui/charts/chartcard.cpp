// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartcard.h"

#include "ui/charts/chartviewport.h"
#include "ui/charts/legenditem.h"
#include "ui/charts/propertydrop.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QDropEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

ChartCard::ChartCard(
    SeriesStore &store, ChartViewport &viewport, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_store(store)
    , m_viewport(viewport)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_legendArea(new QWidget(this))
    , m_title(new ElidedLabel(theme, Theme::Role::Text, Theme::TextSize::Title, this))
    , m_menu(new QToolButton(this))
{
    setAcceptDrops(true);
    Theme::setCard(this);
    m_menu->setAutoRaise(true);
    m_menu->setAccessibleName(tr("Chart menu"));
    m_menu->setToolTip(tr("Copy, save, remove"));
    connect(m_menu, &QToolButton::clicked, this,
        [this] { emit menuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::kGap);
    head->addWidget(m_title, 1);
    head->addWidget(m_menu);
    new FlowLayout(m_legendArea, Theme::kGap);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_legendArea->setSizePolicy(policy);
    m_column->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kGap, Theme::kGap);
    m_column->setSpacing(Theme::kSmallGap);
    m_column->addLayout(head);
    m_column->addWidget(m_legendArea);
    restyle();
    connect(&theme, &Theme::changed, this, &ChartCard::restyle);
}

void ChartCard::restyle()
{
    m_menu->setIcon(m_theme.icon(u"more"_s, Theme::Role::TextMuted));
}

void ChartCard::setContent(const QString &title, const QList<ChartSeries> &series)
{
    m_title->setFullText(title);
    setAccessibleName(tr("Chart %1").arg(title));
    if (series == m_series && !m_lanes.isEmpty())
        return;
    m_series = series;
    rebuildLegend();
    rebuildLanes();
}

void ChartCard::setAheadCurve(const AheadCurve &curve)
{
    m_aheadCurve = curve;
    for (LaneView *lane : std::as_const(m_lanes))
        lane->setAheadCurve(curve);
}

void ChartCard::rebuildLanes()
{
    qDeleteAll(m_lanes);
    m_lanes.clear();
    for (const ChartLane &lane : lanesOf(m_series)) {
        auto *view = new LaneView(lane, m_store, m_viewport, m_theme, this);
        view->setAheadCurve(m_aheadCurve);
        view->setTimeLabels(false);
        if (lane.isNumeric() && !lane.unit.isEmpty())
            view->setAccessibleName(tr("Curves in %1").arg(lane.unit));
        else
            view->setAccessibleName(lane.series.first().label);
        m_column->addWidget(view, lane.isNumeric() ? 3 : 1);
        m_lanes.append(view);
    }
    if (!m_lanes.isEmpty())
        m_lanes.last()->setTimeLabels(true);
    refresh(true);
}

void ChartCard::rebuildLegend()
{
    qDeleteAll(m_legend);
    m_legend.clear();
    for (const ChartSeries &series : std::as_const(m_series)) {
        auto *item = new LegendItem(series, m_theme, m_legendArea);
        connect(item, &LegendItem::clicked, this,
            [this, series] { emit seriesClicked(series.device, series.property); });
        connect(
            item, &LegendItem::removed, this, [this, id = series.id()] { emit seriesRemoved(id); });
        m_legendArea->layout()->addWidget(item);
        item->show();
        m_legend.append(item);
    }
    m_legendArea->updateGeometry();
}

QString ChartCard::title() const
{
    return m_title->fullText();
}

void ChartCard::refresh(bool isForced)
{
    for (LaneView *lane : std::as_const(m_lanes))
        lane->refresh(isForced);
    if (m_viewport.isPaused())
        return;
    for (LegendItem *item : std::as_const(m_legend))
        item->setValue(m_store.series(item->series().device, item->series().property)->latest());
}

QImage ChartCard::image()
{
    m_menu->hide();
    for (LegendItem *item : std::as_const(m_legend))
        item->setButtonVisible(false);
    QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(m_theme.colour(Theme::Role::Surface));
    render(&image);
    m_menu->show();
    for (LegendItem *item : std::as_const(m_legend))
        item->setButtonVisible(true);
    return image;
}

QByteArray ChartCard::csv() const
{
    QList<ExportedSeries> exported;
    for (const LaneView *lane : m_lanes) {
        for (const auto &plot : lane->plots()) {
            exported.append({ .series = plot->series(),
                .generated = plot->points().generated,
                .published = plot->points().published });
        }
    }
    return chartCsv(exported, m_viewport.from(), m_viewport.to());
}

void ChartCard::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedProperties(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ChartCard::dropEvent(QDropEvent *event)
{
    const QStringList series = droppedProperties(event->mimeData());
    if (series.isEmpty())
        return;
    event->acceptProposedAction();
    emit seriesDropped(series);
}

void ChartCard::contextMenuEvent(QContextMenuEvent *event)
{
    emit menuRequested(event->globalPos());
}

} // namespace sim
