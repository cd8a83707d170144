// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/doctorcontroller.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sim {

class DoctorRow;

/// The tick list of the check that runs or ran last, with its verdict; empty before the first one.
class DoctorView final : public QWidget
{
    Q_OBJECT

public:
    DoctorView(DoctorController &doctor, Theme &theme, QWidget *parent = nullptr);

private:
    QWidget *makeHeader();
    void refresh();
    void showVerdict();
    DoctorRow *row(qsizetype number);

    DoctorController &m_doctor;
    Theme &m_theme;
    QWidget *m_body; ///< hidden while there is no check
    QLabel *m_target;
    QLabel *m_verdict;
    QPushButton *m_cancel;
    QPushButton *m_copy;
    QVBoxLayout *m_rows;
    QList<DoctorRow *> m_rowWidgets;
};

} // namespace sim
