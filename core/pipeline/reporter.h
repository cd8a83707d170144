// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/boxed.h"
#include "core/model/datapoint.h"
#include "core/model/rules.h"

namespace sim {

/// Decides which samples of one property are reported. Thread: one at a time.
class Reporter
{
public:
    explicit Reporter(ReportRule rule);

    /// True when \a point goes out; remembers it as the last reported one then.
    /// The first point under onChange always goes out. Values that are not numbers are reported
    /// when they differ. minInterval holds back even changes; heartbeat lets a point out that has
    /// not changed.
    bool accepts(const DataPoint &point);

    /// The same for something that happened: it goes out even when its value is the same again;
    /// only minInterval holds it back.
    bool acceptsEvent(const DataPoint &point);

    /// Under a rule without onChange nothing is remembered, and nothing from before it.
    void setRule(const ReportRule &rule);

private:
    struct Reported
    {
        Value value;
        WallTime time {};
    };

    bool isDue(const DataPoint &point) const;
    bool isTooSoon(const DataPoint &point) const;
    void remember(const DataPoint &point);

    ReportRule m_rule;
    Boxed<Reported> m_last; ///< only a rule with onChange asks for it
};

} // namespace sim
