// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/messagehistory.h"

#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;

namespace sim {

void MessageHistory::add(Item item)
{
    beginInsertRows({}, 0, 0);
    m_items.prepend(std::move(item));
    endInsertRows();
    if (m_items.size() <= kMaxMessages)
        return;
    const auto last = static_cast<int>(m_items.size()) - 1;
    beginRemoveRows({}, last, last);
    m_items.removeLast();
    endRemoveRows();
}

int MessageHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant MessageHistory::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = m_items.at(index.row());
    const QString topic = QString::fromUtf8(item.composed.message.topic);
    switch (role) {
    case Qt::DisplayRole: {
        const auto milliseconds = std::chrono::floor<Milliseconds>(item.time.time_since_epoch());
        const QString time
            = QDateTime::fromMSecsSinceEpoch(milliseconds.count()).toString(u"HH:mm:ss"_s);
        const QString mark = item.isSent ? QString() : tr(" (not sent)");
        return QString(time + u"  "_s + topic.section(u'/', 5) + u"  "_s
            + QString::fromUtf8(item.composed.message.payload).simplified() + mark);
    }
    case Qt::ToolTipRole:
        return item.reason.isEmpty() ? topic : QString(topic + u'\n' + item.reason);
    default:
        return {};
    }
}

} // namespace sim
