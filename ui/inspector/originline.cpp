// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/originline.h"

#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kIcon = 14;

} // namespace

OriginLine::OriginLine(const Theme &theme, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_label(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Caption, this))
    , m_reset(new QToolButton(this))
{
    m_label->setWordWrap(true);
    m_reset->setAutoRaise(true);
    m_reset->setIconSize({ kIcon, kIcon });
    m_reset->setIcon(theme.icon(u"undo"_s, Theme::Role::TextMuted));
    m_reset->setToolTip(tr("Reset to inherited"));
    m_reset->setAccessibleName(tr("Reset %1 to the inherited value").arg(what));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSmallGap);
    row->addWidget(m_label, 1);
    row->addWidget(m_reset);
    connect(m_reset, &QToolButton::clicked, this, &OriginLine::resetRequested);
    connect(&theme, &Theme::changed, this,
        [this, &theme] { m_reset->setIcon(theme.icon(u"undo"_s, Theme::Role::TextMuted)); });
}

void OriginLine::setOrigin(const QString &text, bool isOwn)
{
    m_text = text;
    m_label->setText(isOwn ? u"• "_s + text : text);
    m_label->setRole(isOwn ? Theme::Role::Accent : Theme::Role::TextMuted);
    m_reset->setVisible(isOwn);
    setVisible(!text.isEmpty());
}

QString OriginLine::text() const
{
    return m_text;
}

} // namespace sim
