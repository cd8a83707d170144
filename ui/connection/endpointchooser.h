// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/endpoint.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace sim {

/// Where to connect: one of the platform's addresses, or any URL with a note on how it was
/// understood.
class EndpointChooser : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointChooser(Theme &theme, QWidget *parent = nullptr);

    /// The chosen endpoint; the error of the URL otherwise.
    Result<Endpoint> endpoint() const;
    void setEndpoint(const Endpoint &endpoint);

signals:
    void changed();

private:
    void showNote();

    Theme &m_theme;
    QComboBox *m_choice;
    QLineEdit *m_url;
    QLabel *m_note;
};

} // namespace sim
