// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/screenshots.h"

#include "ui/import/documentspage.h"
#include "ui/import/importcommands.h"
#include "ui/import/importdialog.h"
#include "ui/learn/learndialog.h"
#include "ui/main/workbench.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>

#include <cmath>
#include <numbers>

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

    /// Four days of a data logger, for the picture of learning.
    QByteArray exampleRecording()
    {
        constexpr int kRows = 4 * 24 * 12;
        constexpr qint64 kBegin = 1'700'006'400; // a midnight
        QByteArray text = "Time,Outside (°C),Door,Weight (kg)\n";
        quint32 state = 1;
        for (int i = 0; i < kRows; ++i) {
            state = state * 1664525U + 1013904223U;
            const double noise = static_cast<double>(state >> 8U) / (1U << 24U) - 0.5;
            const QDateTime time = QDateTime::fromSecsSinceEpoch(kBegin + i * 300LL, Qt::UTC);
            const double day = std::cos((i / 12.0 - 15) / 24 * 2 * std::numbers::pi);
            text += time.toString(Qt::ISODate).toUtf8() + ','
                + QByteArray::number(12 + 6 * day + 2 * noise, 'f', 1) + ','
                + (i / 9 % 7 == 0 ? "true" : "false") + ','
                + QByteArray::number(250 + 12 * noise, 'f', 1) + '\n';
        }
        return text;
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
    m_window.showTemplatePage();
    save(m_window, u"templates"_s);
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
        saveLearning();
    });
    dialog->documents().addText(u"pump7.json"_s, exampleState());
}

void Screenshots::saveLearning()
{
    LearnDialog *dialog = m_window.importCommands().showLearn(true);
    save(*dialog, u"dialog-learn"_s);
    const QString path = QDir(m_folder).filePath(u"cold-store.csv"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(exampleRecording()) < 0) {
        emit finished(tr("%1 cannot be written.").arg(path));
        return;
    }
    file.close();
    connect(dialog, &LearnDialog::learnedChanged, this, [this, dialog] {
        save(*dialog, u"dialog-learn-columns"_s);
        emit finished(m_problem);
    });
    dialog->openFile(path);
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
