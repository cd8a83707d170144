// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/trafficdelegate.h"

#include "ui/theme/theme.h"
#include "ui/traffic/trafficmodel.h"

namespace sim {

TrafficDelegate::TrafficDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void TrafficDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    if (column == TrafficModel::Topic || column == TrafficModel::Payload
        || column == TrafficModel::Time)
        option->font = m_theme.monospace(Theme::TextSize::Caption);
    Theme::Role role = Theme::Role::Text;
    if (index.data(TrafficModel::SampleRole).toBool())
        role = Theme::Role::TextMuted;
    else if (index.data(TrafficModel::ProblemRole).toBool())
        role = Theme::Role::Bad;
    else if (column == TrafficModel::Time || column == TrafficModel::Topic)
        role = Theme::Role::TextMuted;
    option->palette.setColor(QPalette::Text, m_theme.colour(role));
    // A topic's end tells more than its beginning.
    option->textElideMode = column == TrafficModel::Topic ? Qt::ElideLeft : Qt::ElideRight;
}

} // namespace sim
