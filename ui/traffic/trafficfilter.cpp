// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/trafficfilter.h"

#include "ui/traffic/trafficmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

bool topicFits(const QString &topic, const QStringList &filter)
{
    const QStringList levels = topic.split(u'/');
    for (qsizetype i = 0; i < filter.size(); ++i) {
        if (filter.at(i) == "#"_L1)
            return true; // also the level above: `a/#` fits `a`
        if (i >= levels.size() || (filter.at(i) != "+"_L1 && filter.at(i) != levels.at(i)))
            return false;
    }
    return levels.size() == filter.size();
}

void TrafficFilter::setText(const QString &text)
{
    m_words.clear();
    m_topicFilters.clear();
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const bool isTopicFilter
            = word.contains(u'/') && (word.contains(u'+') || word.endsWith(u'#'));
        if (isTopicFilter)
            m_topicFilters.append(word.split(u'/'));
        else
            m_words.append(word);
    }
    invalidateFilter();
}

void TrafficFilter::setDirection(std::optional<Direction> direction)
{
    m_direction = direction;
    invalidateFilter();
}

void TrafficFilter::setProblemsOnly(bool isOn)
{
    m_isProblemsOnly = isOn;
    invalidateFilter();
}

bool TrafficFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const auto *model = static_cast<const TrafficModel *>(sourceModel());
    const QModelIndex index = model->index(sourceRow, 0, sourceParent);
    const TrafficEntry *entry = model->entry(index);
    if (entry == nullptr || (m_direction && entry->direction != *m_direction))
        return false;
    if (m_isProblemsOnly && !model->data(index, TrafficModel::ProblemRole).toBool())
        return false;
    if (m_words.isEmpty() && m_topicFilters.isEmpty())
        return true;
    return hasWords(*entry, model->data(index, TrafficModel::SearchRole).toString());
}

bool TrafficFilter::hasWords(const TrafficEntry &entry, const QString &haystack) const
{
    const bool hasAll = std::all_of(m_words.cbegin(), m_words.cend(),
        [&haystack](const QString &word) { return haystack.contains(word, Qt::CaseInsensitive); });
    if (!hasAll)
        return false;
    const QString topic = QString::fromUtf8(entry.topic);
    return std::all_of(m_topicFilters.cbegin(), m_topicFilters.cend(),
        [&topic](const QStringList &filter) { return topicFits(topic, filter); });
}

} // namespace sim
