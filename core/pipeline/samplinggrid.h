// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/randomstream.h"
#include "core/model/rules.h"

namespace sim {

/// The moments at which a property is sampled: absolute deadlines, anchor + n * interval + jitter
/// of n.
///
/// Nothing is added up, so nothing drifts. The jitter of sample n is drawn from the seeded stream,
/// even between minus and plus its amount, and always less than half an interval, so that samples
/// keep their order. Sample 0 has none: everything of a device begins at the start, inputs before
/// those who read them. A plain value; thread: any.
class SamplingGrid
{
public:
    SamplingGrid(const Schedule &schedule, const RandomStream &random, WallTime start);

    /// The moment of sample \a n.
    WallTime at(quint64 n) const;

    Microseconds interval() const { return m_interval; }

    /// Another schedule from sample \a next on: the grid goes on from its last point that is not
    /// after \a now, so that a longer or shorter interval neither waits for long nor catches up.
    void change(const Schedule &schedule, quint64 next, WallTime now);

private:
    WallTime gridPoint(quint64 n) const;
    void take(const Schedule &schedule);

    Microseconds m_interval { 1 };
    Microseconds m_jitter { 0 }; ///< amplitude
    RandomStream m_random;
    WallTime m_anchor;
    quint64 m_anchorIndex = 0;
};

} // namespace sim
