// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/trafficjournal.h"

#include <QtCore/QSortFilterProxyModel>

namespace sim {

/// Rows of a TrafficModel that fit all of: a text (device, topic or payload), a direction, problems
/// only.
class TrafficFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// Words, all of which must occur; case does not matter. A word with `+` or `#` and a slash is
    /// a topic filter as in MQTT: `connio/data/out/devices/+/json`.
    void setText(const QString &text);
    void setDirection(std::optional<Direction> direction); ///< nothing: both
    void setProblemsOnly(bool isOn);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    bool hasWords(const TrafficEntry &entry, const QString &haystack) const;

    QStringList m_words;
    QList<QStringList> m_topicFilters; ///< levels
    std::optional<Direction> m_direction;
    bool m_isProblemsOnly = false;
};

/// Whether \a topic fits the topic filter whose levels are \a filter (MQTT 3.1.1, section 4.7).
bool topicFits(const QString &topic, const QStringList &filter);

} // namespace sim
