// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

class QWidget;

namespace sim {

/// The few questions that take a dialog, behind a seam: tests answer without one.
class UserQuestions
{
public:
    enum class Unsaved { Save, Discard, Cancel };

    virtual ~UserQuestions() = default;

    virtual QString fileToOpen(QWidget *parent, const QString &folder) = 0; ///< empty: cancelled
    virtual QString fileToSave(QWidget *parent, const QString &suggestion) = 0;
    virtual Unsaved unsavedChanges(QWidget *parent, const QString &name) = 0;
};

/// With the system's dialogs.
class DialogQuestions final : public UserQuestions
{
public:
    QString fileToOpen(QWidget *parent, const QString &folder) override;
    QString fileToSave(QWidget *parent, const QString &suggestion) override;
    Unsaved unsavedChanges(QWidget *parent, const QString &name) override;
};

} // namespace sim
