// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/charttoolbar.h"

#include "ui/charts/chartviewport.h"
#include "ui/widgets/themedlabel.h"
#include "ui/widgets/valuetext.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

#include <array>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr std::array<Microseconds, 5> kWindows { 30s, 1min, 5min, 10min, 1h };
    constexpr double kZoomStep = 1.5;

} // namespace

ChartToolbar::ChartToolbar(ChartViewport &viewport, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_viewport(viewport)
    , m_theme(theme)
    , m_windows(new QComboBox(this))
    , m_pauseAction(new QAction(tr("Pause charts"), this))
    , m_badge(new ThemedLabel(theme, Theme::Role::Warning, Theme::TextSize::Caption, this))
    , m_note(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Caption, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSmallGap);
    row->addWidget(m_windows);
    addWindows();
    addZoom();
    addPause();
    row->addWidget(m_badge);
    row->addStretch(1);
    row->addWidget(m_note);
    m_badge->hide();
    restyle();
    connect(&theme, &Theme::changed, this, &ChartToolbar::restyle);
    connect(&viewport, &ChartViewport::windowChanged, this, &ChartToolbar::showWindow);
    showWindow(viewport.window());
}

void ChartToolbar::addWindows()
{
    m_windows->setAccessibleName(tr("Window length"));
    m_windows->setToolTip(tr("How much of the past the charts show"));
    m_windows->setPlaceholderText(tr("zoomed"));
    for (const Microseconds window : kWindows)
        m_windows->addItem(
            screenDuration(window), QVariant::fromValue(static_cast<qlonglong>(window.count())));
    connect(m_windows, &QComboBox::activated, this, [this](int index) {
        emit windowChosen(Microseconds(m_windows->itemData(index).toLongLong()));
    });
}

void ChartToolbar::addZoom()
{
    m_zoomOut = addButton(tr("Zoom out"), tr("Zoom out (-, or the wheel over a chart)"));
    m_zoomIn = addButton(tr("Zoom in"), tr("Zoom in (+, or the wheel over a chart)"));
    m_follow = addButton(tr("Follow now"), tr("Follow now (End, or double click a chart)"));
    m_follow->setCheckable(true);
    m_follow->setChecked(m_viewport.isFollowing());
    const auto middle = [this] { return m_viewport.from() + m_viewport.span() / 2; };
    connect(m_zoomOut, &QToolButton::clicked, this,
        [this, middle] { m_viewport.zoom(kZoomStep, middle()); });
    connect(m_zoomIn, &QToolButton::clicked, this,
        [this, middle] { m_viewport.zoom(1 / kZoomStep, middle()); });
    connect(m_follow, &QToolButton::clicked, &m_viewport, &ChartViewport::setFollowing);
    connect(&m_viewport, &ChartViewport::followingChanged, m_follow, &QToolButton::setChecked);
}

void ChartToolbar::addPause()
{
    m_pauseAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Space));
    m_pauseAction->setCheckable(true);
    m_pauseAction->setToolTip(tr("Pause the charts; data is collected all the same (Ctrl+Space)"));
    addAction(m_pauseAction);
    m_pause = addButton(m_pauseAction->text(), m_pauseAction->toolTip());
    m_pause->setObjectName(u"pause"_s);
    m_pause->setCheckable(true);
    connect(m_pause, &QToolButton::clicked, m_pauseAction, &QAction::setChecked);
    connect(m_pauseAction, &QAction::toggled, &m_viewport, &ChartViewport::setPaused);
    connect(&m_viewport, &ChartViewport::pausedChanged, this, &ChartToolbar::showPause);
}

QToolButton *ChartToolbar::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    layout()->addWidget(button);
    return button;
}

void ChartToolbar::setNote(const QString &text, bool isError)
{
    m_note->setRole(isError ? Theme::Role::Bad : Theme::Role::TextMuted);
    m_note->setText(text);
}

void ChartToolbar::showWindow(Microseconds window)
{
    m_windows->setCurrentIndex(
        m_windows->findData(QVariant::fromValue(static_cast<qlonglong>(window.count()))));
}

void ChartToolbar::showPause(bool isPaused)
{
    m_pause->setChecked(isPaused);
    m_pauseAction->setChecked(isPaused);
    m_badge->setText(tr("paused"));
    m_badge->setToolTip(tr("Data is collected all the same"));
    m_badge->setVisible(isPaused);
    restyle();
}

void ChartToolbar::restyle()
{
    m_zoomOut->setIcon(m_theme.icon(u"minus"_s));
    m_zoomIn->setIcon(m_theme.icon(u"plus"_s));
    m_follow->setIcon(m_theme.icon(u"follow"_s));
    m_pause->setIcon(m_theme.icon(m_viewport.isPaused() ? u"play"_s : u"pause"_s));
    m_pauseAction->setIcon(m_pause->icon());
}

} // namespace sim
