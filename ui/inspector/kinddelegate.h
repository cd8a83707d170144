// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace sim {

class Theme;

/// Draws a kind of source in a list: its curve, its name, and muted below it what it is good for.
class KindDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    KindDelegate(const Theme &theme, int helpRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    int m_helpRole;
};

} // namespace sim
