// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/runcontroller.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace sim {

class MainActions;

/// The bar over the panes: profile, run controls, time, target, and how many devices are online.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    TopBar(ProfileDocument &document, RunController &run, MainActions &actions, Theme &theme,
        QWidget *parent = nullptr);

    void setSnapshot(const RunSnapshot &snapshot);

signals:
    void connectionClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeRunControls(MainActions &actions);
    QToolButton *makeButton(QAction *action);
    void showProfile();
    void showRunState();
    void showTimeScale();
    void setTimeScale(double scale);
    void showOnline(quint64 online, quint64 devices);

    ProfileDocument &m_document;
    RunController &m_run;
    Theme &m_theme;
    QLabel *m_name;
    QPushButton *m_runButton;
    QLabel *m_elapsed;
    QComboBox *m_timeScale;
    QToolButton *m_online;
};

} // namespace sim
