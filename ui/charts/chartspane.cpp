// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartspane.h"

#include "core/run/simulationhost.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/charttoolbar.h"
#include "ui/charts/propertydrop.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QBuffer>
#include <QtCore/QSaveFile>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr double kAheadShare = 0.2; ///< of the window, right of now, during a run
    constexpr double kPreviewHistory = 0.04;
    constexpr double kEndedAhead = 0.03;
    constexpr Microseconds kPreviewAge = 10s; ///< then the preview begins at the present time again
    constexpr double kZoomStep = 1.5;

    std::unique_ptr<RunClock> clockOf(SimulationHost &host)
    {
        auto clock = std::make_unique<RunClock>();
        clock->follow(host);
        return clock;
    }

} // namespace

ChartsPane::ChartsPane(ProfileDocument &document, Selection &selection, SeriesStore &store,
    std::unique_ptr<RunClock> clock, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_store(store)
    , m_clock(std::move(clock))
    , m_theme(theme)
    , m_askFileName(
          [](QWidget *owner, const QString &title, const QString &name, const QString &filter) {
              return QFileDialog::getSaveFileName(owner, title, name, filter);
          })
    , m_toolbar(new ChartToolbar(m_viewport, theme, this))
    , m_empty(new EmptyState(theme, u"chart"_s, tr("Nothing on the charts yet"),
          tr("Tick a property on the left or drag it here"), this))
    , m_scroll(new QScrollArea(this))
    , m_column(nullptr)
    , m_timer(new QTimer(this))
{
    build();
    connectAll();
    open();
}

ChartsPane::ChartsPane(ProfileDocument &document, Selection &selection, SimulationHost &host,
    Theme &theme, QWidget *parent)
    : ChartsPane(document, selection, host.series(), clockOf(host), theme, parent)
{
}

ChartsPane::~ChartsPane() = default;

void ChartsPane::build()
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Charts"));
    auto *content = new QWidget(m_scroll);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::kGap);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    column->setSpacing(Theme::kGap);
    column->addWidget(m_toolbar);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
}

void ChartsPane::connectAll()
{
    connect(&m_document, &ProfileDocument::opened, this, &ChartsPane::open);
    connect(&m_document, &ProfileDocument::changed, this, &ChartsPane::update);
    connect(m_clock.get(), &RunClock::began, this, [this] { setMode(Mode::Live); });
    connect(m_clock.get(), &RunClock::ended, this, [this] { setMode(Mode::Ended); });
    connect(&m_viewport, &ChartViewport::rangeChanged, this, [this] { refresh(); });
    connect(m_toolbar, &ChartToolbar::windowChosen, this, [this](Microseconds window) {
        m_viewport.setWindow(window);
        m_document.edit(
            tr("Window length"), [window](Profile &profile) { setChartWindows(profile, window); });
    });
    m_timer->setInterval(kFrame);
    connect(m_timer, &QTimer::timeout, this, [this] { refresh(); });
}

void ChartsPane::open()
{
    const QList<ChartView> &charts = m_document.profile().view.charts;
    m_viewport.setWindow(charts.isEmpty() ? ChartView().window : charts.first().window);
    m_viewport.setPaused(false);
    setMode(m_clock->isActive() && m_clock->hasBegun() ? Mode::Live : Mode::Preview);
}

void ChartsPane::update()
{
    updateCards();
    if (m_mode == Mode::Preview)
        beginPreview();
    else
        updateLookAhead();
    refresh(true);
}

void ChartsPane::updateCards()
{
    const QList<ChartView> &charts = m_document.profile().view.charts;
    while (m_cards.size() > charts.size())
        delete m_cards.takeLast();
    while (m_cards.size() < charts.size()) {
        auto *card = new ChartCard(m_store, m_viewport, m_theme, this);
        card->setAheadCurve([this](const ChartSeries &series, WallTime now, WallTime until) {
            return aheadOf(series, now, until);
        });
        connectCard(card);
        m_column->addWidget(card, 1);
        m_cards.append(card);
    }
    for (qsizetype i = 0; i < charts.size(); ++i) {
        const QList<ChartSeries> series = chartSeries(charts.at(i), m_document.devices());
        m_cards.at(i)->setContent(chartTitle(charts.at(i), series), series);
    }
    m_empty->setVisible(m_cards.isEmpty());
    m_scroll->setVisible(!m_cards.isEmpty());
    m_toolbar->setEnabled(!m_cards.isEmpty());
}

void ChartsPane::connectCard(ChartCard *card)
{
    connect(card, &ChartCard::seriesClicked, &m_selection, &Selection::select);
    connect(card, &ChartCard::menuRequested, this,
        [this, card](const QPoint &position) { showMenu(card, position); });
    connect(card, &ChartCard::seriesDropped, this,
        [this, card](const QStringList &series) { addSeries(m_cards.indexOf(card), series); });
    // Queued: the legend item that was clicked goes with the edit.
    connect(
        card, &ChartCard::seriesRemoved, this,
        [this, card](const QString &series) {
            const qsizetype chart = m_cards.indexOf(card);
            m_document.edit(tr("Remove from chart"),
                [&](Profile &profile) { removeFromChart(profile, chart, series); });
        },
        Qt::QueuedConnection);
}

void ChartsPane::updateLookAhead()
{
    for (const ChartCard *card : std::as_const(m_cards)) {
        for (const ChartSeries &series : card->series()) {
            const ResolvedDevice *device = m_document.device(series.device);
            if (device == nullptr)
                continue;
            if (!m_ahead.contains(device->id)) {
                m_lookAhead.add(*device);
                m_ahead.insert(device->id, *device);
                continue;
            }
            ResolvedDevice &known = m_ahead[device->id];
            for (const ResolvedProperty &property : device->properties) {
                const ResolvedProperty *before = known.property(property.id());
                if (before == nullptr || !(*before == property))
                    m_lookAhead.replace(device->id, property);
            }
            known = *device;
        }
    }
}

void ChartsPane::setMode(Mode mode)
{
    m_mode = mode;
    m_viewport.setHistory(mode == Mode::Preview ? kPreviewHistory : 1);
    m_viewport.setLookAhead(mode == Mode::Preview ? 1
            : mode == Mode::Live                  ? kAheadShare
                                                  : kEndedAhead);
    m_toolbar->setNote(
        mode == Mode::Preview ? tr("Preview of what will be sent") : QString(), false);
    if (mode == Mode::Live) {
        m_viewport.setFollowing(true);
        m_ahead.clear();
        m_lookAhead.begin(m_clock->seed(), m_clock->start(), m_document.sourceWorld());
    }
    update();
}

void ChartsPane::beginPreview()
{
    m_previewAt = m_clock->now();
    m_ahead.clear();
    m_lookAhead.begin(m_document.profile().seed, m_previewAt, m_document.sourceWorld());
    updateLookAhead();
}

QList<SeriesPoint> ChartsPane::aheadOf(const ChartSeries &series, WallTime now, WallTime until)
{
    if (m_mode == Mode::Ended)
        return {};
    QList<SeriesPoint> points = m_lookAhead.curve(series.device, series.property, now, until);
    // The curve was made a moment ago: what has come true since then is no longer ahead.
    points.removeIf([now](const SeriesPoint &point) { return point.time < now; });
    return points;
}

void ChartsPane::refresh(bool isForced)
{
    const WallTime now = m_clock->now();
    bool isNew = isForced;
    if (m_mode == Mode::Preview && now - m_previewAt > kPreviewAge) {
        beginPreview();
        isNew = true;
    }
    const QSignalBlocker blocker(&m_viewport); // this is the frame that it would ask for
    m_viewport.setNow(m_mode == Mode::Preview ? m_previewAt : now);
    for (ChartCard *card : std::as_const(m_cards))
        card->refresh(isNew);
}

void ChartsPane::setManualValue(const QString &device, const QString &property, const Value &value)
{
    m_lookAhead.setManualValue(device, property, value);
}

void ChartsPane::addSeries(qsizetype chart, const QStringList &series)
{
    m_document.edit(tr("Add to chart"), [&](Profile &profile) {
        qsizetype target = chart;
        for (const QString &one : series) {
            addToChart(profile, target, one);
            if (target < 0)
                target = profile.view.charts.size() - 1;
        }
    });
}

void ChartsPane::showMenu(ChartCard *card, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(
        m_theme.icon(u"copy"_s), tr("Copy image"), this, [this, card] { copyImage(card); });
    menu->addAction(
        m_theme.icon(u"image"_s), tr("Save image…"), this, [this, card] { savePng(card); });
    menu->addAction(m_theme.icon(u"table"_s), tr("Save visible range as CSV…"), this,
        [this, card] { saveCsv(card); });
    menu->addSeparator();
    menu->addAction(m_theme.icon(u"trash"_s), tr("Remove chart"), this, [this, card] {
        const qsizetype chart = m_cards.indexOf(card);
        m_document.edit(
            tr("Remove chart"), [chart](Profile &profile) { profile.view.charts.removeAt(chart); });
    });
    menu->popup(position);
}

void ChartsPane::copyImage(ChartCard *card)
{
    QGuiApplication::clipboard()->setImage(card->image());
    m_toolbar->setNote(tr("Image copied"), false);
}

void ChartsPane::savePng(ChartCard *card)
{
    const QString path
        = m_askFileName(this, tr("Save image"), card->title() % u".png"_s, tr("PNG image (*.png)"));
    if (path.isEmpty())
        return;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    card->image().save(&buffer, "PNG");
    write(path, bytes);
}

void ChartsPane::saveCsv(ChartCard *card)
{
    const QString path = m_askFileName(this, tr("Save visible range"), card->title() % u".csv"_s,
        tr("Comma-separated values (*.csv)"));
    if (!path.isEmpty())
        write(path, card->csv());
}

void ChartsPane::write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        m_toolbar->setNote(tr("Saved %1").arg(QFileInfo(path).fileName()), false);
    else
        m_toolbar->setNote(
            tr("Could not save: %1. Choose another folder.").arg(file.errorString()), true);
}

void ChartsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer->start();
    refresh(true);
}

void ChartsPane::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QWidget::hideEvent(event);
}

void ChartsPane::keyPressEvent(QKeyEvent *event)
{
    const WallTime middle = m_viewport.from() + m_viewport.span() / 2;
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        m_viewport.zoom(1 / kZoomStep, middle);
    else if (event->key() == Qt::Key_Minus)
        m_viewport.zoom(kZoomStep, middle);
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        m_viewport.pan(m_viewport.span() / (event->key() == Qt::Key_Left ? -10 : 10));
    else if (event->key() == Qt::Key_Home && m_mode != Mode::Preview)
        m_viewport.showRange(m_clock->start(), m_clock->start() + m_viewport.span());
    else if (event->key() == Qt::Key_End)
        m_viewport.setFollowing(true);
    else
        QWidget::keyPressEvent(event);
}

void ChartsPane::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedProperties(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ChartsPane::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    addSeries(-1, droppedProperties(event->mimeData()));
}

} // namespace sim
