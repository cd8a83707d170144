// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace sim {

/// What a pane shows when it has nothing to show: an icon, what is missing, and what to do about
/// it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const Theme &theme, const QString &icon, const QString &title, const QString &hint,
        QWidget *parent = nullptr);

private:
    void restyle();

    const Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon;
};

} // namespace sim
