// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/endpoint.h"
#include "ui/start/credentialtext.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sim {

class EndpointChooser;

/// "Connect my device": three fields, or one box that recognises what is pasted, and where to
/// connect.
class ConnectPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectPage(Theme &theme, QWidget *parent = nullptr);

    void clear(); ///< the secret too
    /// Where the checks are shown that checkRequested() asks for; shown from the first one on.
    /// Takes ownership.
    void setCheckView(QWidget *view);
    void setKeychainNote(const QString &note); ///< what becomes of the secret

signals:
    void backRequested();
    /// "Test connection"; ids and secret as far as they are filled in.
    void checkRequested(const sim::CredentialText &credentials, const sim::Endpoint &endpoint);
    void accepted(const sim::CredentialText &credentials, const sim::Endpoint &endpoint);

private:
    QLineEdit *makeField(const QString &name, const QString &placeholder);
    QWidget *makeForm();
    QWidget *makePasteBox();
    QWidget *makeButtons();
    void takePaste();
    void check();
    void accept();
    void testConnection();
    CredentialText credentials() const;

    Theme &m_theme;
    QPlainTextEdit *m_paste;
    QLabel *m_pasteNote;
    QLineEdit *m_deviceId;
    QLineEdit *m_keyId;
    QLineEdit *m_secret;
    QLabel *m_deviceIdNote;
    QLabel *m_secretNote;
    EndpointChooser *m_endpoint;
    QPushButton *m_accept;
    QPushButton *m_test;
    QFrame *m_checkCard; ///< around the view of the check
};

} // namespace sim
