// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/simulationhost.h"

#include <QtCore/QAbstractListModel>

namespace sim {

/// What was published by hand, newest first, the last 50. Thread: GUI.
class MessageHistory : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxMessages = 50;

    struct Item
    {
        ComposedMessage composed;
        WallTime time {};
        bool isSent = false;
        QString reason; ///< why it was not sent
    };

    using QAbstractListModel::QAbstractListModel;

    void add(Item item);

    const Item &item(const QModelIndex &index) const { return m_items.at(index.row()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Item> m_items;
};

} // namespace sim
