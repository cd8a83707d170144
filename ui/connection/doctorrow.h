// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/doctorreport.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QFrame>

class QLabel;
class QToolButton;

namespace sim {

/// One step of a check: mark, name, time; cause, remedy and hints in sentences; the facts behind a
/// button.
class DoctorRow final : public QFrame
{
    Q_OBJECT

public:
    explicit DoctorRow(Theme &theme, QWidget *parent = nullptr);

    void setCheck(const DoctorCheck &check);

private:
    QLabel *makeText(Theme::Role role);
    void showMark(DoctorOutcome outcome);
    void showTexts(const DoctorCheck &check);
    void setExpanded(bool isExpanded);

    Theme &m_theme;
    QLabel *m_mark;
    QLabel *m_name;
    QLabel *m_time;
    QToolButton *m_expander;
    QLabel *m_cause;
    QLabel *m_remedy;
    QLabel *m_hints;
    QLabel *m_details;
    DoctorOutcome m_outcome = DoctorOutcome::Waiting;
};

} // namespace sim
