// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/feedcelldelegate.h"

#include "ui/compose/feedpointsmodel.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QComboBox>

namespace sim {

FeedCellDelegate::FeedCellDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QWidget *FeedCellDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const FeedPointsModel *>(index.model());
    if (model == nullptr || index.column() != FeedPointsModel::PropertyColumn)
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto *box = new QComboBox(parent);
    for (const PropertyDefinition &property : model->properties())
        box->addItem(property.id);
    return box;
}

void FeedCellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentText(index.data(Qt::EditRole).toString());
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void FeedCellDelegate::setModelData(
    QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentText());
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

void FeedCellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == FeedPointsModel::TimeColumn)
        option->font = m_theme.monospace(Theme::TextSize::Caption);
    if (!index.data(FeedPointsModel::ProblemRole).isNull())
        option->palette.setColor(QPalette::Text, m_theme.colour(Theme::Role::Bad));
}

} // namespace sim
