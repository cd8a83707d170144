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
        return;
    case Kind::Device:
        option->icon = m_theme.icon(u"device"_s, Theme::Role::TextMuted);
        return;
    case Kind::Property:
        option->features
            &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::HasDecoration);
        option->decorationSize = {};
        return;
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
        painter->drawText(
            rect, (Qt::AlignVCenter | Qt::AlignRight).toInt(), index.data().toString());
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
