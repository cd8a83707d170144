// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicedelegate.h"

#include "ui/devices/devicestate.h"
#include "ui/devices/devicetreemodel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace sim {

using namespace Qt::StringLiterals;
using Kind = DeviceTreeModel::Kind;

namespace {

    constexpr int kPenWidth = 22; ///< of the line sample beside a charted property
    constexpr int kStateIcon = 15;
    constexpr int kBadgeIcon = 12;
    constexpr int kBadgeHeight = 18;
    constexpr int kBadgePadding = 5;
    constexpr int kLeastName = 40; ///< of a name beside a badge that may be left out

    Kind kindOf(const QModelIndex &index)
    {
        return index.data(DeviceTreeModel::KindRole).value<Kind>();
    }

} // namespace

DeviceDelegate::DeviceDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void DeviceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == DeviceTreeModel::ValueColumn) {
        option->text.clear();
        return;
    }
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(16, 16);
    switch (kindOf(index)) {
    case Kind::Type:
        option->font.setWeight(QFont::DemiBold);
        option->icon = m_theme.icon(u"types"_s, Theme::Role::TextMuted);
        break;
    case Kind::Device:
        option->icon = m_theme.icon(u"device"_s, Theme::Role::TextMuted);
        break;
    case Kind::Property:
        option->features
            &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::HasDecoration);
        option->decorationSize = {};
        return;
    }
    if (!option->rect.isValid())
        return; // asked for its size
    const int room = option->rect.right() - textLeft(*option);
    int taken = 0;
    for (const Badge &badge : badges(index, room))
        taken += widthOf(badge) + Theme::kSmallGap;
    if (taken > 0)
        option->text
            = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room - taken - 2);
}

int DeviceDelegate::textLeft(const QStyleOptionViewItem &option) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    return style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget).left();
}

QList<DeviceDelegate::Badge> DeviceDelegate::badges(const QModelIndex &index, int width) const
{
    QList<Badge> all;
    const quint64 dropped = index.data(DeviceTreeModel::DroppedRole).toULongLong();
    const quint64 queued = index.data(DeviceTreeModel::QueuedRole).toULongLong();
    if (dropped > 0) {
        all.append({ u"warning"_s, Theme::Role::Bad, shortCount(dropped) });
        width -= widthOf(all.last()) + Theme::kSmallGap;
    }
    const Badge waiting { u"clock"_s, Theme::Role::Warning, shortCount(queued) };
    const bool hasRoom = width - widthOf(waiting) - Theme::kSmallGap >= kLeastName;
    if (queued > 0 && (hasRoom || all.isEmpty()))
        all.append(waiting);
    return all;
}

int DeviceDelegate::widthOf(const Badge &badge) const
{
    const QFontMetrics metrics(m_theme.font(Theme::TextSize::Caption));
    return 2 * kBadgePadding + kBadgeIcon + Theme::kSmallGap - 1
        + metrics.horizontalAdvance(badge.text);
}

void DeviceDelegate::paintBadges(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    int right = option.rect.right();
    painter->setFont(m_theme.font(Theme::TextSize::Caption));
    for (const Badge &badge : badges(index, right - textLeft(filled))) {
        const int width = widthOf(badge);
        const QRect pill(
            right - width, option.rect.center().y() - kBadgeHeight / 2 + 1, width, kBadgeHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.tint(badge.role));
        painter->drawRoundedRect(pill, kBadgeHeight / 2.0, kBadgeHeight / 2.0);
        const QRect icon(pill.left() + kBadgePadding, pill.center().y() - kBadgeIcon / 2 + 1,
            kBadgeIcon, kBadgeIcon);
        m_theme.icon(badge.icon, badge.role).paint(painter, icon);
        painter->setPen(m_theme.colour(badge.role));
        painter->drawText(pill.adjusted(0, 0, -kBadgePadding, 0),
            (Qt::AlignVCenter | Qt::AlignRight).toInt(), badge.text);
        right = pill.left() - Theme::kSmallGap;
    }
}

void DeviceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect.adjusted(4, 0, -8, 0);
    if (index.column() == DeviceTreeModel::ValueColumn) {
        if (kindOf(index) == Kind::Device)
            paintState(painter, rect, index);
        else
            paintValue(painter, rect, index);
    } else if (kindOf(index) != Kind::Property) {
        paintBadges(painter, option, index);
    }
    painter->restore();
}

void DeviceDelegate::paintState(
    QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const auto state = index.data(DeviceTreeModel::StateRole).value<DeviceLink::State>();
    const Theme::Role role = deviceStateRole(state);
    painter->setFont(m_theme.font(Theme::TextSize::Body));
    painter->setPen(m_theme.colour(role));
    const int room = rect.width() - kStateIcon - Theme::kSmallGap;
    const QString word = painter->fontMetrics().elidedText(
        index.data(DeviceTreeModel::StateTextRole).toString(), Qt::ElideRight, room);
    const int width = painter->fontMetrics().horizontalAdvance(word);
    const QRect text(rect.right() - width, rect.top(), width + 1, rect.height());
    painter->drawText(text, (Qt::AlignVCenter | Qt::AlignLeft).toInt(), word);
    const QRect icon(text.left() - kStateIcon - Theme::kSmallGap,
        rect.center().y() - kStateIcon / 2, kStateIcon, kStateIcon);
    m_theme.icon(deviceStateIcon(state), role).paint(painter, icon);
}

void DeviceDelegate::paintValue(
    QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (kindOf(index) == Kind::Type) {
        painter->setFont(m_theme.font(Theme::TextSize::Caption));
        painter->setPen(m_theme.colour(Theme::Role::TextMuted));
        painter->drawText(rect, (Qt::AlignVCenter | Qt::AlignRight).toInt(),
            index.data(DeviceTreeModel::StateTextRole).toString());
        return;
    }
    const QString value = index.data(DeviceTreeModel::ValueRole).toString();
    const QString unit = index.data(DeviceTreeModel::UnitRole).toString();
    QRect room = rect;
    if (const QVariant series = index.data(DeviceTreeModel::SeriesRole); series.isValid()) {
        paintPen(painter, rect, series.toInt());
        room.setLeft(room.left() + kPenWidth + Theme::kGap);
    }
    if (!unit.isEmpty() && !value.isEmpty()) {
        painter->setFont(m_theme.font(Theme::TextSize::Caption));
        painter->setPen(m_theme.colour(Theme::Role::TextMuted));
        const int width = painter->fontMetrics().horizontalAdvance(unit);
        painter->drawText(room, (Qt::AlignVCenter | Qt::AlignRight).toInt(), unit);
        room.setRight(room.right() - width - Theme::kSmallGap);
    }
    painter->setFont(m_theme.monospace());
    painter->setPen(m_theme.colour(value.isEmpty() ? Theme::Role::TextMuted : Theme::Role::Text));
    const QString text = value.isEmpty() ? u"–"_s : value;
    painter->drawText(room, (Qt::AlignVCenter | Qt::AlignRight).toInt(),
        painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

void DeviceDelegate::paintPen(QPainter *painter, const QRect &rect, int series) const
{
    const int y = rect.center().y() + 1;
    painter->setPen(m_theme.seriesPen(series, 2));
    painter->drawLine(rect.left(), y, rect.left() + kPenWidth, y);
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return { size.width(), std::max(Theme::kRowHeight, size.height()) };
}

} // namespace sim
