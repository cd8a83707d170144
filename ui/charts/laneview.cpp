// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/laneview.h"

#include "ui/charts/chartviewport.h"
#include "ui/theme/theme.h"
#include "ui/widgets/valuetext.h"

#include <QtCharts/QValueAxis>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QGraphicsLayout>

#include <cmath>

namespace sim {

namespace {

    constexpr double kLeft = 64;
    constexpr double kRight = 12;
    constexpr double kTop = 8;
    constexpr double kBottom = 6;
    constexpr double kBottomWithTimes = 24;
    constexpr float kAheadShare = 0.5F; ///< of the series colour in the look-ahead
    constexpr double kZoomStep = 1.2;
    constexpr int kNumberHeight = 88;
    constexpr int kLevelHeight = 20;

    bool isDashed(const QPen &pen)
    {
        return pen.style() != Qt::SolidLine;
    }

    QColor mixed(const QColor &colour, const QColor &ground, float share)
    {
        const auto part = [share](float a, float b) { return a * share + b * (1 - share); };
        return QColor::fromRgbF(part(colour.redF(), ground.redF()),
            part(colour.greenF(), ground.greenF()), part(colour.blueF(), ground.blueF()));
    }

} // namespace

LaneView::LaneView(const ChartLane &lane, SeriesStore &store, ChartViewport &range,
    const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_lane(lane)
    , m_viewport(range)
    , m_theme(theme)
    , m_x(new QValueAxis)
    , m_y(new QValueAxis)
{
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setAcceptDrops(false); // the card takes them
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setVisible(false);
    m_x->setRange(0, 1);
    for (const ChartSeries &series : lane.series) {
        m_plots.push_back(std::make_unique<SeriesPlot>(series, store));
        m_plots.back()->setHeld(range.isPaused());
        for (QLineSeries *line : { m_plots.back()->aheadLine(), m_plots.back()->line() }) {
            chart()->addSeries(line);
            line->attachAxis(m_x);
            line->attachAxis(m_y);
        }
    }
    restyle();
    connect(&theme, &Theme::changed, this, &LaneView::restyle);
    connect(&range, &ChartViewport::cursorChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&range, &ChartViewport::pausedChanged, this, [this](bool isPaused) {
        for (const auto &plot : m_plots)
            plot->setHeld(isPaused);
    });
}

void LaneView::restyle()
{
    for (const auto &plot : m_plots) {
        const QPen pen = m_theme.seriesPen(plot->series().colour);
        plot->line()->setPen(pen);
        plot->line()->setVisible(!isDashed(pen)); // see paintDashedLine()
        // Opaque: the ends of translucent segments would show as dots where they overlap.
        const QColor dimmed = mixed(pen.color(), m_theme.colour(Theme::Role::Surface), kAheadShare);
        plot->aheadLine()->setPen(QPen(dimmed, 1.2));
    }
    viewport()->update();
}

void LaneView::setTimeLabels(bool hasTimes)
{
    m_hasTimes = hasTimes;
    place();
    updateGeometry();
}

QSize LaneView::minimumSizeHint() const
{
    const int times = m_hasTimes ? static_cast<int>(kBottomWithTimes - kBottom) : 0;
    if (m_lane.isNumeric())
        return { 200, kNumberHeight + times };
    return { 200, 24 + kLevelHeight * static_cast<int>(m_lane.categories.size()) + times };
}

QSize LaneView::sizeHint() const
{
    return { 600, minimumSizeHint().height() };
}

void LaneView::place()
{
    const double bottom = m_hasTimes ? kBottomWithTimes : kBottom;
    const QRectF plot(kLeft, kTop, std::max(10.0, width() - kLeft - kRight),
        std::max(10.0, height() - kTop - bottom));
    chart()->setPlotArea(plot);
}

LaneFrame LaneView::frame() const
{
    return { .plot = chart()->plotArea(),
        .from = m_drawnFrom,
        .to = m_drawnTo,
        .now = m_drawnNow,
        .range = m_range };
}

bool LaneView::refresh(bool isForced)
{
    const WallTime from = m_viewport.from();
    const WallTime to = m_viewport.to();
    const double pixel
        = static_cast<double>((to - from).count()) / std::max(1.0, chart()->plotArea().width());
    const auto shift = static_cast<double>(
        std::max(std::chrono::abs(from - m_drawnFrom), std::chrono::abs(to - m_drawnTo)).count());
    bool isNew = isForced || shift >= pixel / 2;
    for (const auto &plot : m_plots)
        isNew = plot->read(from) || isNew;
    if (!isNew)
        return false;
    m_drawnFrom = from;
    m_drawnTo = to;
    m_drawnNow = m_viewport.now();
    for (const auto &plot : m_plots) {
        if (m_aheadCurve && !m_viewport.isPaused())
            plot->setAhead(m_aheadCurve(plot->series(), m_viewport.now(), to));
    }
    updateRange();
    const int columns = std::max(10, static_cast<int>(chart()->plotArea().width()));
    for (const auto &plot : m_plots) // nobody tells dashes apart that are closer
        plot->draw(m_viewport, isDashed(plot->line()->pen()) ? columns / 2 : columns);
    viewport()->update();
    return true;
}

void LaneView::updateRange()
{
    AxisRange wanted { .min = -0.35, .max = static_cast<double>(m_lane.categories.size()) - 0.65 };
    if (m_lane.isNumeric()) {
        std::optional<AxisRange> extent;
        for (const auto &plot : m_plots) {
            if (const auto one = plot->extent(m_drawnFrom, m_drawnTo)) {
                extent = extent ? AxisRange { .min = std::min(extent->min, one->min),
                    .max = std::max(extent->max, one->max) }
                                : *one;
            }
        }
        if (!extent)
            return;
        wanted = paddedRange(extent->min, extent->max);
        if (m_hasRange)
            wanted = steadyRange(m_range, wanted);
    }
    if (m_hasRange && wanted == m_range)
        return;
    m_range = wanted;
    m_hasRange = true;
    m_y->setRange(m_range.min, m_range.max);
}

void LaneView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    place();
    refresh(true);
}

void LaneView::drawBackground(QPainter *painter, const QRectF &)
{
    paintLaneBack(*painter, frame(), m_lane, m_theme, m_hasTimes);
}

void LaneView::drawForeground(QPainter *painter, const QRectF &)
{
    const LaneFrame shown = frame();
    for (const auto &plot : m_plots) {
        if (const QPen pen = plot->line()->pen(); isDashed(pen))
            paintDashedLine(*painter, shown, plot->line()->points(), pen);
    }
    paintLaneNow(*painter, shown, m_theme);
    for (const auto &plot : m_plots) {
        const QColor colour = m_theme.seriesPen(plot->series().colour).color();
        paintDots(*painter, shown, plot->points().published, colour,
            m_theme.colour(Theme::Role::Surface));
    }
    if (m_drag == Drag::Select)
        paintSelection(*painter, shown, m_dragStartX, m_dragX, m_theme);
    else if (const auto cursor = m_viewport.cursor())
        paintCursor(*painter, shown, *cursor, cursorValues(*cursor), m_theme);
}

QString LaneView::textFor(const SeriesPlot &plot, double value) const
{
    if (!m_lane.isNumeric())
        return m_lane.categories.value(qRound(value));
    return screenText(value, plot.series().definition);
}

QList<CursorValue> LaneView::cursorValues(WallTime time) const
{
    QList<CursorValue> values;
    for (const auto &plot : m_plots) {
        if (const auto value = plot->valueAt(time)) {
            values.append({ .label = plot->series().label,
                .text = textFor(*plot, *value),
                .value = *value,
                .pen = m_theme.seriesPen(plot->series().colour) });
        }
    }
    return values;
}

void LaneView::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    if (turns != 0)
        m_viewport.zoom(std::pow(kZoomStep, -turns), frame().timeAt(event->position().x()));
    event->accept();
}

void LaneView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::Select : Drag::Pan;
    m_dragX = m_dragStartX = event->position().x();
}

void LaneView::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    const LaneFrame shown = frame();
    if (m_drag == Drag::Pan && std::abs(x - m_dragX) >= 1) {
        setCursor(Qt::ClosedHandCursor);
        m_viewport.pan(shown.timeAt(m_dragX) - shown.timeAt(x));
        m_dragX = x;
    } else if (m_drag == Drag::Select) {
        m_dragX = x;
        viewport()->update();
    }
    m_viewport.setCursor(
        shown.plot.contains(event->position()) ? std::optional(shown.timeAt(x)) : std::nullopt);
}

void LaneView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const LaneFrame shown = frame();
    if (m_drag == Drag::Select && std::abs(m_dragX - m_dragStartX) > 4)
        m_viewport.showRange(shown.timeAt(std::min(m_dragX, m_dragStartX)),
            shown.timeAt(std::max(m_dragX, m_dragStartX)));
    m_drag = Drag::None;
    unsetCursor();
    viewport()->update();
}

void LaneView::mouseDoubleClickEvent(QMouseEvent *)
{
    m_viewport.setFollowing(true);
}

void LaneView::leaveEvent(QEvent *event)
{
    m_viewport.setCursor({});
    QChartView::leaveEvent(event);
}

} // namespace sim
