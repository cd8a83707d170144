// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace sim {

class Theme;

/// Edits cells of a FeedPointsModel: properties from a list, the rest as text; marks what cannot be
/// read.
class FeedCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit FeedCellDelegate(const Theme &theme, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(
        QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace sim
