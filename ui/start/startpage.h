// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/start/recentfiles.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QMimeData;
class QVBoxLayout;

namespace sim {

/// What the program opens with: four ways to begin and the recent files. Profile files can be
/// dropped on it.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(RecentFiles &recent, Theme &theme, QWidget *parent = nullptr);

signals:
    void demoRequested();
    void templatesRequested(); ///< shows what there is to choose from
    void connectRequested();
    void openRequested(); ///< asks for a file
    void fileRequested(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeCards();
    void showRecent();

    RecentFiles &m_recent;
    Theme &m_theme;
    QLabel *m_recentTitle;
    QVBoxLayout *m_recentRows;
};

/// The first local `.conniosim` file among the URLs of \a mime; empty when there is none.
QString droppedProfile(const QMimeData *mime);

} // namespace sim
