// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/learn/curvecomparison.h"

#include "ui/learn/learnedfile.h"
#include "ui/theme/theme.h"

#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <QtWidgets/QGraphicsLayout>

namespace sim {

CurveComparison::CurveComparison(const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
    , m_original(new QLineSeries)
    , m_generated(new QLineSeries)
    , m_x(new QValueAxis)
    , m_y(new QValueAxis)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setMinimumHeight(200);
    setAccessibleName(tr("Recorded and generated curve"));
    m_original->setName(tr("Recorded"));
    m_generated->setName(tr("Generated"));
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    for (QLineSeries *series : { m_original, m_generated }) {
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    restyle();
    connect(&theme, &Theme::changed, this, &CurveComparison::restyle);
}

void CurveComparison::restyle()
{
    m_original->setPen(m_theme.seriesPen(0));
    m_generated->setPen(m_theme.seriesPen(1));
    chart()->legend()->setLabelColor(m_theme.colour(Theme::Role::Text));
    chart()->legend()->setFont(m_theme.font(Theme::TextSize::Caption));
    for (QValueAxis *axis : { m_x, m_y }) {
        axis->setLabelsColor(m_theme.colour(Theme::Role::TextMuted));
        axis->setLabelsFont(m_theme.font(Theme::TextSize::Caption));
        axis->setTitleFont(m_theme.font(Theme::TextSize::Caption));
        axis->setTitleBrush(m_theme.colour(Theme::Role::TextMuted));
        axis->setGridLineColor(m_theme.colour(Theme::Role::ChartGrid));
        axis->setLinePenColor(m_theme.colour(Theme::Role::Border));
    }
}

void CurveComparison::setColumn(const LearnedColumn &column)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    const double end = column.original.isEmpty() ? 0 : column.original.constLast().x();
    const double unit = end > 3 * kHour ? kHour : end > 3 * kMinute ? kMinute : 1;
    m_x->setTitleText(unit == kHour ? tr("Hours")
            : unit == kMinute       ? tr("Minutes")
                                    : tr("Seconds"));
    const auto scaled = [unit](QList<QPointF> points) {
        for (QPointF &point : points)
            point.setX(point.x() / unit);
        return points;
    };
    m_original->replace(scaled(column.original));
    m_generated->replace(scaled(column.generated));
    setAccessibleDescription(column.header);
    fitAxes();
}

void CurveComparison::fitAxes()
{
    QRectF area;
    for (const QLineSeries *series : { m_original, m_generated }) {
        const QList<QPointF> points = series->points();
        for (const QPointF &point : points) {
            const QRectF spot(point, QSizeF(1e-9, 1e-9));
            area = area.isNull() ? spot : area.united(spot);
        }
    }
    constexpr double kRoom = 0.05; ///< above and below, of the height
    const double room = std::max(area.height() * kRoom, 1e-3);
    m_x->setRange(area.left(), area.right());
    m_y->setRange(area.top() - room, area.bottom() + room);
}

} // namespace sim
