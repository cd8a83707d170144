// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/runcontroller.h"
#include "ui/theme/theme.h"

#include <QtGui/QAction>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace sim {

class RecentFiles;

/// Every action of the frame, with icon, shortcut and enabled state; the menus are made of them.
class MainActions : public QObject
{
    Q_OBJECT

public:
    MainActions(ProfileDocument &document, RunController &run, RecentFiles &recent, Theme &theme,
        QObject *parent = nullptr);

    QAction &startPage() { return m_startPage; }

    QAction &newProfile() { return m_new; }

    QAction &newFromTemplate() { return m_newFromTemplate; }

    QAction &open() { return m_open; }

    QAction &importPlatform() { return m_importPlatform; }

    QAction &learn() { return m_learn; }

    QAction &save() { return m_save; }

    QAction &saveAs() { return m_saveAs; }

    QAction &quit() { return m_quit; }

    QAction &run() { return m_run; }

    QAction &pause() { return m_pause; }

    QAction &stop() { return m_stop; }

    QAction &check() { return m_check; }

    QAction &resetLayout() { return m_resetLayout; }

    QAction &toggleDark() { return m_toggleDark; }

    QAction &shortcuts() { return m_shortcuts; }

    QAction &about() { return m_about; }

    /// Fills \a bar. \a paneActions show and hide docks; \a editActions come from the panes.
    void makeMenus(
        QMenuBar &bar, const QList<QAction *> &paneActions, const QList<QAction *> &editActions);

    /// While the start page is shown there is no document to act on.
    void setDocumentShown(bool isShown);

signals:
    void fileRequested(const QString &path);

private:
    void setShortcuts();
    void makeFileMenu(QMenu &menu);
    void makeThemeMenu(QMenu &menu);
    void fillRecent();
    void refresh();
    void refreshTheme();

    ProfileDocument &m_document;
    RunController &m_runner;
    RecentFiles &m_recent;
    Theme &m_theme;
    bool m_isDocumentShown = false;
    QAction m_startPage;
    QAction m_new;
    QAction m_newFromTemplate;
    QAction m_open;
    QAction m_importPlatform;
    QAction m_learn;
    QAction m_save;
    QAction m_saveAs;
    QAction m_quit;
    QAction m_run;
    QAction m_pause;
    QAction m_stop;
    QAction m_check;
    QAction m_resetLayout;
    QAction m_toggleDark;
    QAction m_shortcuts;
    QAction m_about;
    QActionGroup *m_modes;
    QMenu *m_recentMenu = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
};

} // namespace sim
