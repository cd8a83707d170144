// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/kinddelegate.h"

#include "ui/theme/theme.h"

#include <QtGui/QIcon>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace sim {

KindDelegate::KindDelegate(const Theme &theme, int helpRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_helpRole(helpRole)
{
}

void KindDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *style = option.widget == nullptr ? QApplication::style() : option.widget->style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const QSize picture = option.decorationSize;
    const QRect area = option.rect.adjusted(Theme::kSmallGap, 0, -Theme::kSmallGap, 0);
    const QRect iconArea(
        area.left(), area.center().y() - picture.height() / 2, picture.width(), picture.height());
    qvariant_cast<QIcon>(index.data(Qt::DecorationRole)).paint(painter, iconArea);
    const QRect text = area.adjusted(picture.width() + Theme::kGap, 3, 0, -3);
    const QFontMetrics title(m_theme.font(Theme::TextSize::Body));
    painter->save();
    painter->setFont(m_theme.font(Theme::TextSize::Body));
    painter->setPen(m_theme.colour(Theme::Role::Text));
    const int flags = static_cast<int>((Qt::AlignLeft | Qt::AlignTop).toInt());
    painter->drawText(text, flags, index.data(Qt::DisplayRole).toString());
    painter->setFont(m_theme.font(Theme::TextSize::Caption));
    painter->setPen(m_theme.colour(Theme::Role::TextMuted));
    painter->drawText(text.adjusted(0, title.height() + 1, 0, 0),
        flags | static_cast<int>(Qt::TextWordWrap), index.data(m_helpRole).toString());
    painter->restore();
}

QSize KindDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int title = QFontMetrics(m_theme.font(Theme::TextSize::Body)).height();
    const int help = QFontMetrics(m_theme.font(Theme::TextSize::Caption)).lineSpacing();
    return { 200, std::max(option.decorationSize.height(), title + 2 * help) + Theme::kGap };
}

} // namespace sim
