// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/themedlabel.h"

namespace sim {

ThemedLabel::ThemedLabel(
    const Theme &theme, Theme::Role role, Theme::TextSize size, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_role(role)
    , m_size(size)
{
    setTextFormat(Qt::PlainText);
    // Where a pane lies on Base, labels would take the role Text otherwise.
    setForegroundRole(QPalette::WindowText);
    tint();
    connect(&theme, &Theme::changed, this, &ThemedLabel::tint);
}

void ThemedLabel::setRole(Theme::Role role)
{
    if (role == m_role)
        return;
    m_role = role;
    tint();
}

void ThemedLabel::tint()
{
    setFont(m_theme.font(m_size));
    QPalette tinted;
    tinted.setColor(QPalette::WindowText, m_theme.colour(m_role));
    setPalette(tinted);
}

} // namespace sim
