// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/actioncard.h"

#include "ui/theme/colours.h"

#include <QtGui/QPainter>

namespace sim {

using namespace Qt::StringLiterals;
using Role = Theme::Role;

namespace {

    constexpr int kWidth = 264;
    constexpr int kPadding = 20;
    constexpr int kIcon = 28;
    constexpr int kBadge = 44;

} // namespace

ActionCard::ActionCard(Theme &theme, const QString &icon, const QString &title,
    const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_sentence(sentence)
    , m_narrowest(kWidth)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ActionCard::setLeading(bool isLeading)
{
    m_isLeading = isLeading;
    update();
}

void ActionCard::setNarrowest(int width)
{
    m_narrowest = width;
    updateGeometry();
}

QRect ActionCard::textRect(int width) const
{
    const QFontMetrics metrics(m_theme.font(Theme::TextSize::Body));
    return metrics.boundingRect(
        QRect(0, 0, width - 2 * kPadding, 400), Qt::TextWordWrap | Qt::AlignLeft, m_sentence);
}

QSize ActionCard::sizeHint() const
{
    const QFontMetrics title(m_theme.font(Theme::TextSize::Title));
    return { m_narrowest,
        2 * kPadding + kBadge + 16 + title.height() + 6 + textRect(m_narrowest).height() };
}

void ActionCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isHot = underMouse() || hasFocus();
    const QColor border = isHot ? m_theme.colour(Role::Accent) : m_theme.colour(Role::Border);
    QColor fill = m_theme.colour(Role::Surface);
    if (isDown())
        fill = m_theme.tint(Role::Accent);
    painter.setPen(QPen(border, hasFocus() ? 2 : 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);

    const QRectF badge(kPadding, kPadding, kBadge, kBadge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_isLeading ? m_theme.colour(Role::Accent) : m_theme.tint(Role::Accent));
    painter.drawRoundedRect(badge, 10, 10);
    const int inset = (kBadge - kIcon) / 2;
    m_theme.icon(m_icon, m_isLeading ? Role::AccentText : Role::Accent)
        .paint(&painter, badge.toRect().adjusted(inset, inset, -inset, -inset));

    int y = kPadding + kBadge + 16;
    painter.setFont(m_theme.font(Theme::TextSize::Title));
    painter.setPen(m_theme.colour(Role::Text));
    const int titleHeight = painter.fontMetrics().height();
    painter.drawText(QRect(kPadding, y, width() - 2 * kPadding, titleHeight), Qt::AlignLeft,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 2 * kPadding));
    y += titleHeight + 6;
    painter.setFont(m_theme.font(Theme::TextSize::Body));
    painter.setPen(m_theme.colour(Role::TextMuted));
    painter.drawText(QRect(kPadding, y, width() - 2 * kPadding, height() - y - kPadding + 4),
        Qt::TextWordWrap | Qt::AlignLeft, m_sentence);
}

} // namespace sim
