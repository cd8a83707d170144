// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/secretvault.h"
#include "ui/main/profiledocument.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sim {

/// Asks for the secret of one device's key and puts it into the vault. Nothing of it reaches the
/// profile.
class SecretForm final : public QFrame
{
    Q_OBJECT

public:
    SecretForm(
        ProfileDocument &document, SecretVault &vault, Theme &theme, QWidget *parent = nullptr);

    void ask(const QString &device); ///< id; empty: the first one

signals:
    void kept();
    void dismissed();

private:
    void fillDevices();
    void keep();

    ProfileDocument &m_document;
    SecretVault &m_vault;
    Theme &m_theme;
    QComboBox *m_device;
    QLineEdit *m_secret;
    QLabel *m_note;
    QPushButton *m_keep;
};

/// What to tell the user about \a keeping.
QString keepingText(SecretVault::Keeping keeping);

} // namespace sim
