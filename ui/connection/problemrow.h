// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/remedy.h"
#include "ui/connection/runproblems.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace sim {

/// One problem in sentences: what and why, what to do, whom it concerns; a button where one click
/// helps.
class ProblemRow final : public QFrame
{
    Q_OBJECT

public:
    explicit ProblemRow(Theme &theme, QWidget *parent = nullptr);

    void setProblem(const RunProblem &problem, const QStringList &deviceNames);

signals:
    void remedyRequested(sim::Remedy remedy);
    void copyRequested();
    void checkRequested();

private:
    Theme &m_theme;
    Remedy m_remedy = Remedy::None;
    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_remedyText;
    QLabel *m_details;
    QPushButton *m_button;
    QToolButton *m_check;
};

} // namespace sim
