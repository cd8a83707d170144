// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/secretvault.h"
#include "ui/main/filecommands.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtCore/QPointer>

namespace sim {

class ImportDialog;
class LearnDialog;
struct PlatformImport;

/// What the File menu makes profiles of besides files: the platform's documents, and
/// recorded data.
class ImportCommands : public QObject
{
    Q_OBJECT

public:
    ImportCommands(ProfileDocument &document, FileCommands &files, Selection &selection,
        SecretVault &vault, Theme &theme, QWidget &window);

    /// Shows the dialog, or brings the one that is open to the front. \a canAdd: a profile is open.
    ImportDialog *showImport(bool canAdd);
    LearnDialog *showLearn(bool canAdd);

signals:
    void noticed(const QString &text);

private:
    void take(const PlatformImport &import);
    void takeLearned(const Profile &profile, bool isNewProfile);
    QStringList add(const QString &text, const Profile &profile, bool isNewProfile);
    void keepSecret(const PlatformImport &import);

    ProfileDocument &m_document;
    FileCommands &m_files;
    Selection &m_selection;
    SecretVault &m_vault;
    Theme &m_theme;
    QWidget &m_window;
    QPointer<ImportDialog> m_import;
    QPointer<LearnDialog> m_learn;
};

} // namespace sim
