// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/inspectorsection.h"

#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QHBoxLayout>

namespace sim {

InspectorSection::InspectorSection(const Theme &theme, const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    Theme::setCard(this);
    setAccessibleName(title);
    auto *label = new ThemedLabel(theme, Theme::Role::Text, Theme::TextSize::Title, this);
    label->setText(title);
    m_head->setSpacing(Theme::kGap);
    m_head->addWidget(label);
    m_head->addStretch(1);
    m_body->setSpacing(Theme::kGap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kGap);
    column->addLayout(m_head);
    column->addLayout(m_body);
}

} // namespace sim
