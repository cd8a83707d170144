// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/boxed.h"
#include "core/pipeline/propertypipeline.h"
#include "core/pipeline/reporter.h"
#include "core/pipeline/samplinggrid.h"

namespace sim {

/// One property of a running device and where it is in its schedule. Thread: the pipeline's.
struct ScheduledProperty
{
    PropertyPipeline pipeline;
    Reporter reporter;
    SamplingGrid grid;
    QByteArray topic; ///< raw mode
    std::size_t group = 0; ///< of BatchGroups, feed mode
    bool isRead = false; ///< another property has it as its input
    bool hasWindows = false; ///< in its schedule
    quint64 index = 0; ///< of the next sample
    WallTime due {}; ///< of the next sample; WallTime::max(): its windows miss its grid
    Boxed<Value> latest {}; ///< last value that was not null; kept for those who read it

    const ResolvedProperty &property() const { return pipeline.property(); }

    /// Decides when sample `index` is due, or the first one after it within the active windows.
    void findDue();

    /// Leaves out the samples before \a time.
    void skipTo(WallTime time);

    /// Leaves out the samples before the next active window, if the next one is in none.
    void skipToWindow();
};

} // namespace sim
