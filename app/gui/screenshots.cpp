// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/screenshots.h"

#include "ui/main/workbench.h"

#include <QtCore/QDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Screenshots::Screenshots(MainWindow &window, DoctorController &doctor, const QString &folder,
    std::chrono::milliseconds settle, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_doctor(doctor)
    , m_folder(folder)
    , m_settle(settle)
{
}

void Screenshots::begin(bool hasProfile)
{
    if (!QDir().mkpath(m_folder)) {
        emit finished(tr("%1 cannot be made.").arg(m_folder));
        return;
    }
    m_window.showStart();
    save(m_window, u"start"_s);
    m_window.showConnectPage();
    save(m_window, u"connect"_s);
    if (!hasProfile) {
        emit finished(m_problem);
        return;
    }
    m_window.showWorkbench();
    QTimer::singleShot(m_settle, this, &Screenshots::savePanes);
}

void Screenshots::savePanes()
{
    save(m_window, u"window"_s);
    if (QWidget *centre = m_window.workbench().centralWidget())
        save(*centre, u"pane-charts"_s);
    const QList<QDockWidget *> docks = m_window.workbench().findChildren<QDockWidget *>();
    for (QDockWidget *dock : docks) {
        dock->raise();
        save(*dock, u"pane-"_s + dock->objectName());
    }
    connect(&m_doctor, &DoctorController::changed, this, &Screenshots::saveCheck);
    m_doctor.checkDevice({});
}

void Screenshots::saveCheck()
{
    if (m_doctor.isRunning())
        return;
    m_doctor.disconnect(this);
    if (auto *dock = m_window.workbench().findChild<QDockWidget *>(u"doctor"_s)) {
        dock->raise();
        save(m_window, u"window-doctor"_s);
        save(*dock, u"pane-doctor-check"_s);
    }
    emit finished(m_problem);
}

void Screenshots::save(QWidget &widget, const QString &name)
{
    // Layouts, and the events that follow from them, before the picture.
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents, 200);
    const QString path = QDir(m_folder).filePath(name + u".png"_s);
    if (!widget.grab().save(path))
        m_problem = tr("%1 cannot be written.").arg(path);
}

} // namespace sim
