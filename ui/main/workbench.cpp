// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/workbench.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QTabBar>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLeftWidth = 304;
    constexpr int kRightWidth = 344;
    constexpr int kBottomHeight = 232;

    /// In place of a title bar where a tab says the title.
    class NoTitle final : public QWidget
    {
    public:
        using QWidget::QWidget;

        QSize sizeHint() const override { return { 0, 0 }; }

        QSize minimumSizeHint() const override { return { 0, 0 }; }
    };

} // namespace

Workbench::Workbench(const Panes &panes, Theme &theme, QWidget *parent)
    : QMainWindow(parent, Qt::Widget)
    , m_theme(theme)
{
    setObjectName(u"workbench"_s);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    if (panes.charts)
        setCentralWidget(panes.charts);
    addPane(panes.devices, u"devices"_s, tr("Devices"), u"device"_s);
    addPane(panes.inspector, u"inspector"_s, tr("Inspector"), u"sliders"_s);
    addPane(panes.compose, u"compose"_s, tr("Compose"), u"compose"_s);
    addPane(panes.traffic, u"traffic"_s, tr("Traffic"), u"traffic"_s);
    addPane(panes.connection, u"connection"_s, tr("Connection"), u"plug"_s);
    addPane(panes.doctor, u"doctor"_s, tr("Doctor"), u"signal"_s);
    place();
}

void Workbench::addPane(
    QWidget *pane, const QString &name, const QString &title, const QString &icon)
{
    if (!pane)
        return;
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWindowIcon(m_theme.icon(icon, Theme::Role::TextMuted));
    dock->setWidget(pane);
    pane->setAutoFillBackground(true);
    pane->setBackgroundRole(QPalette::Base);
    dock->toggleViewAction()->setIcon(m_theme.icon(icon));
    m_docks.append(dock);
    connect(dock, &QDockWidget::dockLocationChanged, this, &Workbench::scheduleTitles);
    connect(dock, &QDockWidget::topLevelChanged, this, &Workbench::scheduleTitles);
    connect(dock, &QDockWidget::visibilityChanged, this, &Workbench::scheduleTitles);
}

void Workbench::place()
{
    QDockWidget *right = nullptr;
    QDockWidget *bottom = nullptr;
    for (QDockWidget *dock : std::as_const(m_docks)) {
        const QString name = dock->objectName();
        dock->setFloating(false);
        if (name == "devices"_L1) {
            addDockWidget(Qt::LeftDockWidgetArea, dock);
        } else if (name == "inspector"_L1 || name == "compose"_L1 || name == "doctor"_L1) {
            right ? tabifyDockWidget(right, dock) : addDockWidget(Qt::RightDockWidgetArea, dock);
            right = right ? right : dock;
        } else {
            bottom ? tabifyDockWidget(bottom, dock) : addDockWidget(Qt::BottomDockWidgetArea, dock);
            bottom = bottom ? bottom : dock;
        }
        dock->show();
    }
    for (QDockWidget *first : { right, bottom }) {
        if (first)
            first->raise();
    }
    m_areSizesDue = true;
    scheduleTitles();
}

void Workbench::giveSizes()
{
    m_areSizesDue = false;
    QList<QDockWidget *> beside;
    QList<int> widths;
    for (QDockWidget *dock : std::as_const(m_docks)) {
        const Qt::DockWidgetArea area = dockWidgetArea(dock);
        if (area == Qt::BottomDockWidgetArea) {
            resizeDocks({ dock }, { kBottomHeight }, Qt::Vertical);
            continue;
        }
        beside.append(dock);
        widths.append(area == Qt::LeftDockWidgetArea ? kLeftWidth : kRightWidth);
    }
    resizeDocks(beside, widths, Qt::Horizontal);
}

bool Workbench::restoreLayout(const QByteArray &state)
{
    const bool isRestored = restoreState(state, kStateVersion);
    if (isRestored)
        m_areSizesDue = false;
    return isRestored;
}

void Workbench::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    scheduleTitles();
}

QList<QAction *> Workbench::paneActions() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock : m_docks)
        actions.append(dock->toggleViewAction());
    return actions;
}

void Workbench::resetLayout()
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        removeDockWidget(dock);
    }
    place();
}

void Workbench::showPane(const QWidget *pane)
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (dock->widget() == pane) {
            dock->show();
            dock->raise();
        }
    }
}

void Workbench::scheduleTitles()
{
    if (m_areTitlesDue)
        return;
    m_areTitlesDue = true;
    QTimer::singleShot(0, this, &Workbench::refreshTitles);
}

void Workbench::refreshTitles()
{
    m_areTitlesDue = false;
    if (m_areSizesDue && isVisible()) // sizes need a size to be shares of
        giveSizes();
    for (QDockWidget *dock : std::as_const(m_docks)) {
        // The tab says the title already.
        const bool isTab = !dock->isFloating() && !tabifiedDockWidgets(dock).isEmpty();
        const bool isBare = dock->titleBarWidget() != nullptr;
        if (isTab == isBare)
            continue;
        QWidget *old = dock->titleBarWidget();
        dock->setTitleBarWidget(isTab ? new NoTitle(dock) : nullptr);
        delete old;
    }
    const QList<QTabBar *> bars = findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar *bar : bars) {
        bar->setExpanding(false);
        bar->setDrawBase(false);
        bar->setElideMode(Qt::ElideRight);
        for (int i = 0; i < bar->count(); ++i) {
            for (const QDockWidget *dock : std::as_const(m_docks)) {
                if (dock->windowTitle() == bar->tabText(i))
                    bar->setTabIcon(i, dock->windowIcon());
            }
        }
    }
}

} // namespace sim
