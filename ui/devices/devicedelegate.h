// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QStyledItemDelegate>

namespace sim {

/// The looks of DeviceTreeModel's rows: icons, state with word and colour, values, pen samples.
class DeviceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DeviceDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    /// A count beside a name that must not go unseen.
    struct Badge
    {
        QString icon;
        Theme::Role role = Theme::Role::Text;
        QString text;
    };

    /// From right to left; \a width is that of the cell from the text's beginning on. What is lost
    /// always shows, what waits only where the name keeps some room.
    QList<Badge> badges(const QModelIndex &index, int width) const;
    int widthOf(const Badge &badge) const;
    int textLeft(const QStyleOptionViewItem &option) const;
    void paintBadges(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintState(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintValue(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintPen(QPainter *painter, const QRect &rect, int series) const;

    const Theme &m_theme;
};

} // namespace sim
