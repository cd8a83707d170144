// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/measure.h"
#include "bench/common/options.h"

#include <algorithm>

namespace sim::bench {

/// The rounds of a publish benchmark, for clients without an event loop of their own: one to warm
/// up, one measured. \a publishAll publishes so many messages and returns when all of them have
/// been acknowledged; at QoS 0 it sends one message of QoS 1 behind them.
template <typename PublishAll>
void runRounds(const Options &options, PublishAll publishAll)
{
    publishAll(std::max(options.messages / 10, options.batch));
    const Usage start = usageNow();
    publishAll(options.messages);
    const Usage end = usageNow();
    printMeasures({ { "messages", options.messages },
        { "cpu_us", (end.cpuSeconds - start.cpuSeconds) * 1e6 / options.messages },
        { "rate", options.messages / (end.seconds - start.seconds) } });
}

} // namespace sim::bench
