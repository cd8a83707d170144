// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QLabel>

namespace sim {

/// A label in a colour and size of the theme; follows it when it changes.
class ThemedLabel : public QLabel
{
    Q_OBJECT

public:
    ThemedLabel(
        const Theme &theme, Theme::Role role, Theme::TextSize size, QWidget *parent = nullptr);

    void setRole(Theme::Role role);

private:
    void tint();

    const Theme &m_theme;
    Theme::Role m_role;
    Theme::TextSize m_size;
};

} // namespace sim
