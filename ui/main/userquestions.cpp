// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/userquestions.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString filter()
    {
        return QCoreApplication::translate("UserQuestions", "Simulator profiles (*.conniosim)");
    }

} // namespace

QString DialogQuestions::fileToOpen(QWidget *parent, const QString &folder)
{
    return QFileDialog::getOpenFileName(
        parent, QCoreApplication::translate("UserQuestions", "Open profile"), folder, filter());
}

QString DialogQuestions::fileToSave(QWidget *parent, const QString &suggestion)
{
    QString path = QFileDialog::getSaveFileName(
        parent, QCoreApplication::translate("UserQuestions", "Save profile"), suggestion, filter());
    if (!path.isEmpty() && !path.endsWith(".conniosim"_L1, Qt::CaseInsensitive))
        path += u".conniosim"_s;
    return path;
}

UserQuestions::Unsaved DialogQuestions::unsavedChanges(QWidget *parent, const QString &name)
{
    QMessageBox box(QMessageBox::Question, {},
        QCoreApplication::translate("UserQuestions", "Save the changes to \"%1\"?").arg(name),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        QCoreApplication::translate("UserQuestions", "Without saving they are lost."));
    switch (box.exec()) {
    case QMessageBox::Save:
        return Unsaved::Save;
    case QMessageBox::Discard:
        return Unsaved::Discard;
    default:
        return Unsaved::Cancel;
    }
}

} // namespace sim
