// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/trafficfilter.h"
#include "ui/traffic/trafficmodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace sim {

class PayloadView;
class ProfileDocument;
class Selection;
class SimulationHost;
class Theme;

/// All messages that pass: a table that can be filtered and paused, and the selected message in
/// full.
///
/// Takes over new rows ten times a second while it is visible. The selection stays where it is
/// while rows come and go; the view follows the newest row only while it stands at the end.
class TrafficPane : public QWidget
{
    Q_OBJECT

public:
    TrafficPane(ProfileDocument &document, Selection &selection, SimulationHost &host, Theme &theme,
        const Clock &clock, QWidget *parent = nullptr);
    ~TrafficPane() override;

    void setPaused(bool isPaused); ///< data keeps being collected
    bool isPaused() const;
    void clear();
    void focusFilter();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildToolbar();
    void buildTable();
    void refresh();
    void refreshNames();
    void refreshSamples();
    void refreshLooks();
    void showCurrent();
    void showCount();
    void fitColumns(); ///< leaves out what a narrow table has no room for
    void sendAgain(const TrafficEntry &entry);
    QToolButton *addToggle(const QString &icon, const QString &text);

    ProfileDocument &m_document;
    Selection &m_selection;
    SimulationHost &m_host;
    Theme &m_theme;
    const Clock &m_clock;
    TrafficModel m_model;
    TrafficFilter m_filter;
    QTimer m_timer;
    QHash<QString, QString> m_names;
    QMap<int, int> m_widths; ///< of columns, as their texts want
    QLineEdit *m_filterText;
    QComboBox *m_direction;
    QToolButton *m_problems;
    QToolButton *m_pause;
    QToolButton *m_clear;
    QLabel *m_count;
    QTableView *m_table;
    PayloadView *m_payload;
};

} // namespace sim
