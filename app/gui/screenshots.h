// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/main/mainwindow.h"

#include <QtCore/QTimer>

namespace sim {

/// Writes pictures of the start page, the connect page, the window with the open profile, each pane
/// and the dialogs with examples; the doctor's also with a check of the profile's endpoint.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    /// \a settle: how long the opened profile runs before its picture is taken.
    Screenshots(MainWindow &window, DoctorController &doctor, const QString &folder,
        std::chrono::milliseconds settle, QObject *parent = nullptr);

    void begin(bool hasProfile); ///< start pages now, the rest when settled

signals:
    void finished(const QString &problem); ///< empty: all were written

private:
    void savePanes();
    void saveCheck(); ///< the doctor's pane with a check of the open profile
    void saveDialogs();
    void saveLearning();
    void save(QWidget &widget, const QString &name);

    MainWindow &m_window;
    DoctorController &m_doctor;
    QString m_folder;
    QString m_problem;
    std::chrono::milliseconds m_settle;
};

} // namespace sim
