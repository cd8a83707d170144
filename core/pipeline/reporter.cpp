// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/reporter.h"

#include <cmath>

namespace sim {

namespace {

    bool isBeyond(const Amount &deadband, const Value &last, const Value &now)
    {
        const double *before = std::get_if<double>(&last);
        const double *after = std::get_if<double>(&now);
        if (before == nullptr || after == nullptr)
            return last != now;
        const double width
            = deadband.isPercent ? deadband.value / 100 * std::abs(*before) : deadband.value;
        return std::abs(*after - *before) > width;
    }

} // namespace

Reporter::Reporter(ReportRule rule)
    : m_rule(std::move(rule))
{
}

void Reporter::setRule(const ReportRule &rule)
{
    m_rule = rule;
    if (!m_rule.onChange)
        m_last = Boxed<Reported>();
}

bool Reporter::accepts(const DataPoint &point)
{
    if (!isDue(point))
        return false;
    remember(point);
    return true;
}

bool Reporter::acceptsEvent(const DataPoint &point)
{
    if (isTooSoon(point))
        return false;
    remember(point);
    return true;
}

void Reporter::remember(const DataPoint &point)
{
    if (m_rule.onChange)
        m_last = Reported { .value = point.value, .time = point.time };
}

bool Reporter::isTooSoon(const DataPoint &point) const
{
    return m_last && m_rule.onChange && m_rule.onChange->minInterval
        && point.time - m_last->time < *m_rule.onChange->minInterval;
}

bool Reporter::isDue(const DataPoint &point) const
{
    if (!m_last || !m_rule.onChange)
        return true;
    if (isTooSoon(point))
        return false;
    const OnChange &rule = *m_rule.onChange;
    const Microseconds passed = point.time - m_last->time;
    if (rule.heartbeat && passed >= *rule.heartbeat)
        return true;
    return isBeyond(rule.deadband, m_last->value, point.value);
}

} // namespace sim
