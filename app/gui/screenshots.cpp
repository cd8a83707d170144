// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/screenshots.h"

#include "ui/import/documentspage.h"
#include "ui/import/importcommands.h"
#include "ui/import/importdialog.h"
#include "ui/main/workbench.h"

#include <QtCore/QDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// A device state as the platform returns it, for the pictures of the import.
    QByteArray exampleState()
    {
        return R"({"id": "_dev_867347085435988080", "name": "pump7", "friendlyName": "Pump 7",
 "profileId": "_dpf_77", "period": 60, "status": "enabled", "properties": [
 {"meta": {"property": {"name": "temperature", "type": "number", "access": "protected",
   "measurement": {"type": "temperature", "unit": {"symbol": "°C"}},
   "boundaries": {"min": -25.5, "max": 65.5}}}},
 {"meta": {"property": {"name": "flow", "type": "number", "access": "protected",
   "boundaries": {"min": 0, "max": 40}}}},
 {"meta": {"property": {"name": "mode", "type": "enum", "access": "public", "publish": "changed",
   "boundaries": {"set": ["auto", "hand", "off"]}}}},
 {"meta": {"property": {"name": "door", "type": "boolean", "access": "protected"}}},
 {"meta": {"property": {"name": "position", "type": "waypoint", "access": "protected"}}},
 {"meta": {"property": {"name": "manual", "type": "file", "access": "protected"}}},
 {"meta": {"property": {"name": "connectionStatus", "type": "enum", "inherited": true,
   "qualifiedName": "connecteddevice$connectionstatus", "access": "protected"}}}]})";
    }

} // namespace

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
    saveDialogs();
}

void Screenshots::saveDialogs()
{
    ImportDialog *dialog = m_window.importCommands().showImport(true);
    save(*dialog, u"dialog-import"_s);
    connect(&dialog->documents(), &DocumentsPage::readyChanged, this, [this, dialog](bool isReady) {
        if (!isReady)
            return;
        dialog->documents().disconnect(this);
        save(*dialog, u"dialog-import-read"_s);
        dialog->showProperties();
        save(*dialog, u"dialog-import-properties"_s);
        dialog->close();
        emit finished(m_problem);
    });
    dialog->documents().addText(u"pump7.json"_s, exampleState());
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
