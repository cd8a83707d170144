// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/randomstream.h"
#include "core/model/rules.h"

namespace sim {

/// The moments at which a property is sampled: absolute deadlines in simulated time.
///
/// Fixed, uniform and normal arrival: anchor + n * interval + a shift drawn for n, always less than
/// half an interval, so that samples keep their order. Nothing is added up, so nothing drifts.
/// Poisson arrival: gaps drawn for each n, which are added up; the grid remembers how far it is.
/// All draws come from the seeded stream. Sample 0 is never shifted: everything of a device begins
/// at its start, inputs before those who read them. With alignTo the anchor is the first multiple
/// of it (since 1970, UTC) from the start on. A plain value; thread: any.
class SamplingGrid
{
public:
    SamplingGrid(const Schedule &schedule, const RandomStream &random, WallTime start);

    /// The moment of sample \a n, which is not before the one that moveTo() was told last. Poisson
    /// arrival walks there; otherwise the cost is constant.
    WallTime at(quint64 n) const;

    /// Remembers the moment of sample \a n, and returns it: at() goes on from there.
    WallTime moveTo(quint64 n);

    Microseconds interval() const { return m_interval; }

    /// Whether sample n + k is about k intervals after sample n.
    bool isRegular() const { return m_arrival != ArrivalKind::Poisson; }

    /// Another schedule from sample \a next on: the grid goes on from its last point that is not
    /// after \a now, so that a longer or shorter interval neither waits for long nor catches up.
    void change(const Schedule &schedule, quint64 next, WallTime now);

private:
    WallTime gridPoint(quint64 n) const;
    Microseconds shift(quint64 n) const;
    WallTime walkedTo(quint64 n) const;
    void take(const Schedule &schedule);

    Microseconds m_interval { 1 };
    Microseconds m_jitter { 0 }; ///< greatest shift, or standard deviation
    RandomStream m_random;
    WallTime m_anchor;
    quint64 m_anchorIndex = 0;
    ArrivalKind m_arrival = ArrivalKind::Fixed;
};

} // namespace sim
