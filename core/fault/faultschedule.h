// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/randomstream.h"
#include "core/model/faultspec.h"

#include <vector>

namespace sim {

/// When one fault is active, in simulated time.
///
/// A function of trigger, stream and times alone, so that the same seed gives the same faults at
/// every time scale; a copy runs ahead on its own. A fault is active from its beginning to just
/// before its end. Thread: one at a time.
class FaultSchedule
{
public:
    /// A beginning or an end.
    struct Change
    {
        WallTime time {};
        bool isBegin = false;
    };

    /// \a start is the beginning of the device's own time.
    FaultSchedule(const FaultTrigger &trigger, const RandomStream &random, WallTime start);

    /// Goes on to \a time, which does not go back, and appends what changed until then.
    void moveTo(WallTime time, std::vector<Change> &changes);

    /// Mode::Probability: decides for sample \a index at \a time, to which it was moved. While the
    /// fault is active, nothing is drawn.
    void decide(quint64 index, WallTime time, std::vector<Change> &changes);

    /// Begins the fault by hand; while it is active, its duration begins anew.
    void begin(WallTime time, std::vector<Change> &changes);

    /// Ends the fault before its time.
    void end(WallTime time, std::vector<Change> &changes);

    bool isActive() const { return m_isActive; }

    /// Of the activation that is or was last.
    WallTime begun() const { return m_begin; }

private:
    void planNext(WallTime from);

    FaultTrigger m_trigger;
    RandomStream m_random;
    bool m_isActive = false;
    WallTime m_begin = WallTime::max(); ///< of the next activation, or of this one
    WallTime m_end = WallTime::max();
    quint64 m_failures = 0; ///< planned so far
};

} // namespace sim
