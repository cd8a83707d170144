// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/main/panes.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QMainWindow>

class QDockWidget;

namespace sim {

/// The panes of an open profile in docks around the charts. Docks that share a place show as tabs.
class Workbench final : public QMainWindow
{
    Q_OBJECT

public:
    static constexpr int kStateVersion = 2; ///< of saveState(): grows when docks change places

    Workbench(const Panes &panes, Theme &theme, QWidget *parent = nullptr);

    QList<QAction *> paneActions() const; ///< to show and hide docks, in order of their places
    void resetLayout();
    bool restoreLayout(
        const QByteArray &state); ///< of saveState(kStateVersion); false: it does not fit
    void showPane(const QWidget *pane); ///< shows and raises its dock

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addPane(QWidget *pane, const QString &name, const QString &title, const QString &icon);
    void place();
    void giveSizes();
    void refreshTitles();
    void scheduleTitles();

    Theme &m_theme;
    QList<QDockWidget *> m_docks;
    bool m_areTitlesDue = false;
    bool m_areSizesDue = true;
};

} // namespace sim
