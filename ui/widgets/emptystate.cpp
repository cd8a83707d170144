// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QVBoxLayout>

namespace sim {

namespace {

    constexpr int kIconSize = 40;

} // namespace

EmptyState::EmptyState(const Theme &theme, const QString &icon, const QString &title,
    const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_iconName(icon)
    , m_icon(new QLabel(this))
{
    auto *head = new ThemedLabel(theme, Theme::Role::Text, Theme::TextSize::Title, this);
    head->setText(title);
    auto *line = new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Body, this);
    line->setText(hint);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kGap);
    column->addStretch(1);
    for (QLabel *label : { m_icon, static_cast<QLabel *>(head), static_cast<QLabel *>(line) }) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
        column->addWidget(label);
    }
    column->addStretch(2);
    restyle();
    connect(&theme, &Theme::changed, this, &EmptyState::restyle);
}

void EmptyState::restyle()
{
    m_icon->setPixmap(
        m_theme.icon(m_iconName, Theme::Role::TextMuted).pixmap(kIconSize, kIconSize));
}

} // namespace sim
