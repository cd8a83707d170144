// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

namespace sim {

/// The ready-made profiles to choose from: a card each. Tab and arrow keys walk over them, Escape
/// goes back.
class TemplatePage : public QWidget
{
    Q_OBJECT

public:
    explicit TemplatePage(Theme &theme, QWidget *parent = nullptr);

signals:
    void backRequested();
    void templateRequested(const QString &name); ///< see ProfileTemplate

private:
    QWidget *makeCards();

    Theme &m_theme;
};

} // namespace sim
