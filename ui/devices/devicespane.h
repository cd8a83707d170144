// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/devices/deviceactions.h"
#include "ui/devices/devicetreemodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace sim {

/// The device tree with its filter, its actions and its empty states.
class DevicesPane : public QWidget
{
    Q_OBJECT

public:
    DevicesPane(ProfileDocument &document, Selection &selection, SimulationHost &host, Theme &theme,
        QWidget *parent = nullptr);

    /// For the Edit menu; their shortcuts work while the pane has the focus.
    QList<QAction *> editActions();

signals:
    void checkRequested(const QString &device); ///< id; a check of its connection
    void connectRequested(); ///< "Connect my device" in the empty state

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeEmptyState();
    void makeTree();
    void showMenu(const QPoint &position);
    void refreshVisible();
    void keepExpansion(const QModelIndex &index, bool isExpanded);
    void restoreExpansion();
    void followSelection();
    void tellSelection();
    void showFittingPage();

    ProfileDocument &m_document;
    Selection &m_selection;
    SimulationHost &m_host;
    Theme &m_theme;
    DeviceTreeModel m_model;
    DeviceActions m_actions;
    QTimer m_valueTimer; ///< 10 Hz while visible
    QTimer m_filterTimer;
    QStackedWidget *m_pages;
    QTreeView *m_tree;
    QLineEdit *m_filter = nullptr;
    QWidget *m_emptyPage = nullptr;
    QLabel *m_noMatch;
    QSet<QString> m_expanded; ///< devices
    QSet<QString> m_collapsed; ///< types; they start expanded
    bool m_isFollowing = false;
};

} // namespace sim
