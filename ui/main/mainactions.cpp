// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/mainactions.h"

#include "ui/start/recentfiles.h"

#include <QtCore/QFileInfo>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace sim {

using namespace Qt::StringLiterals;

MainActions::MainActions(ProfileDocument &document, RunController &run, RecentFiles &recent,
    Theme &theme, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_runner(run)
    , m_recent(recent)
    , m_theme(theme)
    , m_startPage(tr("Start page"))
    , m_new(theme.icon(u"file"_s), tr("&New"))
    , m_newFromTemplate(tr("New from &template…"))
    , m_open(theme.icon(u"open"_s), tr("&Open…"))
    , m_importPlatform(theme.icon(u"download"_s), tr("&Import from platform…"))
    , m_learn(theme.icon(u"table"_s), tr("&Learn from data…"))
    , m_save(theme.icon(u"save"_s), tr("&Save"))
    , m_saveAs(tr("Save &as…"))
    , m_quit(tr("&Quit"))
    , m_run(theme.icon(u"play"_s), tr("&Run"))
    , m_pause(theme.icon(u"pause"_s), tr("&Pause"))
    , m_stop(theme.icon(u"stop"_s), tr("S&top"))
    , m_check(theme.icon(u"signal"_s), tr("&Check the connection"))
    , m_resetLayout(theme.icon(u"layout"_s), tr("Reset &layout"))
    , m_toggleDark(tr("Light or dark"))
    , m_shortcuts(theme.icon(u"keyboard"_s), tr("Keyboard &shortcuts"))
    , m_about(theme.icon(u"info"_s), tr("&About"))
    , m_modes(new QActionGroup(this))
{
    setShortcuts();
    m_undo = m_document.undoStack().createUndoAction(this, tr("Undo"));
    m_undo->setIcon(theme.icon(u"undo"_s));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = m_document.undoStack().createRedoAction(this, tr("Redo"));
    m_redo->setIcon(theme.icon(u"redo"_s));
    m_redo->setShortcuts(
        { QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y) });
    connect(&m_run, &QAction::triggered, &m_runner, [this] {
        m_runner.state() == RunState::Paused ? m_runner.togglePause() : m_runner.start();
    });
    connect(&m_pause, &QAction::triggered, &m_runner, &RunController::togglePause);
    connect(&m_stop, &QAction::triggered, &m_runner, &RunController::stop);
    connect(&m_toggleDark, &QAction::triggered, &m_theme,
        [this] { m_theme.setMode(m_theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark); });
    connect(&m_runner, &RunController::stateChanged, this, &MainActions::refresh);
    connect(&m_recent, &RecentFiles::changed, this, &MainActions::fillRecent);
    connect(&m_theme, &Theme::changed, this, &MainActions::refreshTheme);
    refresh();
}

void MainActions::setShortcuts()
{
    m_new.setShortcut(QKeySequence::New);
    m_newFromTemplate.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    m_open.setShortcut(QKeySequence::Open);
    m_importPlatform.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_learn.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_save.setShortcut(QKeySequence::Save);
    m_saveAs.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_quit.setShortcut(QKeySequence::Quit);
    m_quit.setMenuRole(QAction::QuitRole);
    m_run.setShortcut(QKeySequence(Qt::Key_F5));
    m_stop.setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F5));
    m_pause.setShortcut(QKeySequence(Qt::Key_F6));
    m_pause.setCheckable(true);
    m_check.setShortcut(QKeySequence(Qt::Key_F7));
    m_shortcuts.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Slash));
    m_about.setMenuRole(QAction::AboutRole);
}

void MainActions::makeMenus(
    QMenuBar &bar, const QList<QAction *> &paneActions, const QList<QAction *> &editActions)
{
    makeFileMenu(*bar.addMenu(tr("&File")));
    QMenu &edit = *bar.addMenu(tr("&Edit"));
    edit.addActions({ m_undo, m_redo });
    edit.addSeparator();
    edit.addActions(editActions);
    QMenu &view = *bar.addMenu(tr("&View"));
    view.addActions(paneActions);
    view.addSeparator();
    view.addAction(&m_resetLayout);
    makeThemeMenu(*view.addMenu(m_theme.icon(u"sun"_s), tr("&Theme")));
    QMenu &run = *bar.addMenu(tr("&Run"));
    run.addActions({ &m_run, &m_pause, &m_stop });
    run.addSeparator();
    run.addAction(&m_check);
    QMenu &help = *bar.addMenu(tr("&Help"));
    help.addActions({ &m_shortcuts, &m_about });
    refreshTheme();
}

void MainActions::makeFileMenu(QMenu &menu)
{
    menu.addActions({ &m_startPage, &m_new, &m_newFromTemplate, &m_open });
    m_recentMenu = menu.addMenu(tr("Open &recent"));
    menu.addActions({ &m_importPlatform, &m_learn });
    menu.addSeparator();
    menu.addActions({ &m_save, &m_saveAs });
    menu.addSeparator();
    menu.addAction(&m_quit);
    fillRecent();
}

void MainActions::makeThemeMenu(QMenu &menu)
{
    for (const auto &[mode, text] : { std::pair(Theme::Mode::System, tr("As the &system")),
             std::pair(Theme::Mode::Light, tr("&Light")),
             std::pair(Theme::Mode::Dark, tr("&Dark")) }) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(mode));
        m_modes->addAction(action);
    }
    connect(m_modes, &QActionGroup::triggered, &m_theme,
        [this](QAction *action) { m_theme.setMode(action->data().value<Theme::Mode>()); });
}

void MainActions::fillRecent()
{
    if (!m_recentMenu)
        return;
    m_recentMenu->clear();
    const QStringList paths = m_recent.paths();
    for (const QString &path : paths) {
        QAction *action = m_recentMenu->addAction(QFileInfo(path).completeBaseName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { emit fileRequested(path); });
    }
    m_recentMenu->setEnabled(!paths.isEmpty());
    m_recentMenu->setToolTipsVisible(true);
    if (paths.isEmpty())
        return;
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Clear this list")), &QAction::triggered, &m_recent,
        &RecentFiles::clear);
}

void MainActions::setDocumentShown(bool isShown)
{
    m_isDocumentShown = isShown;
    refresh();
}

void MainActions::refresh()
{
    const RunState state = m_runner.state();
    const bool canPause = state == RunState::Running || state == RunState::Paused;
    m_run.setEnabled(m_isDocumentShown && (!m_runner.isActive() || state == RunState::Paused));
    m_pause.setEnabled(canPause);
    m_pause.setChecked(state == RunState::Paused);
    m_pause.setToolTip(state == RunState::Paused
            ? tr("Let simulated time go on (F6)")
            : tr("Stop simulated time; devices stay connected (F6)"));
    m_stop.setEnabled(m_runner.isActive() && state != RunState::Stopping);
    m_stop.setToolTip(tr("Send what waits, disconnect the devices (Shift+F5)"));
    for (QAction *action : { &m_save, &m_saveAs, &m_check, &m_resetLayout, &m_startPage })
        action->setEnabled(m_isDocumentShown);
}

void MainActions::refreshTheme()
{
    m_toggleDark.setIcon(m_theme.icon(m_theme.isDark() ? u"sun"_s : u"moon"_s));
    m_toggleDark.setToolTip(m_theme.isDark() ? tr("Switch to light") : tr("Switch to dark"));
    const QList<QAction *> modes = m_modes->actions();
    for (QAction *action : modes)
        action->setChecked(action->data().value<Theme::Mode>() == m_theme.mode());
}

} // namespace sim
