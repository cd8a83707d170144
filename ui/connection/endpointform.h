// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/main/profiledocument.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QFrame>

class QComboBox;
class QLabel;
class QLineEdit;

namespace sim {

class EndpointChooser;

/// Edits one of the profile's endpoints: address, transport, own certificate authority.
class EndpointForm final : public QFrame
{
    Q_OBJECT

public:
    EndpointForm(ProfileDocument &document, Theme &theme, QWidget *parent = nullptr);

    void load(); ///< from the profile

signals:
    void dismissed();

private:
    void showEndpoint();
    void apply();

    ProfileDocument &m_document;
    QComboBox *m_which;
    EndpointChooser *m_chooser;
    QLineEdit *m_caFile;
    QLabel *m_caNote;
};

} // namespace sim
