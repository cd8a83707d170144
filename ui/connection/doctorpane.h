// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/doctorcontroller.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace sim {

/// The connection doctor for the selected device.
class DoctorPane final : public QWidget
{
    Q_OBJECT

public:
    DoctorPane(ProfileDocument &document, Selection &selection, DoctorController &doctor,
        Theme &theme, QWidget *parent = nullptr);

    void check(); ///< the selected device, or the first one

private:
    QWidget *makeHeader();
    void showDevice();
    void refresh();

    ProfileDocument &m_document;
    Selection &m_selection;
    DoctorController &m_doctor;
    Theme &m_theme;
    QLabel *m_device;
    QLabel *m_notice;
    QCheckBox *m_publish;
    QPushButton *m_check;
    QLabel *m_empty;
};

} // namespace sim
