// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/measure.h"
#include "bench/common/options.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace sim::bench {

/// When each connection of a fleet publishes, for peers without timers of their own, and what is
/// measured of it: phases drawn once, absolute due times, a warm-up, lateness.
class FleetPlan
{
public:
    explicit FleetPlan(const Options &options);

    static double now();

    /// All are connected: the due times begin. \a emptyBytes and \a connectStart: before the first
    /// connection was made.
    void begin(std::int64_t emptyBytes, const Usage &connectStart);

    /// Calls \a publish with the number of each connection that is due. False when the time is
    /// over.
    bool publishDue(const std::function<void(int)> &publish);

    /// Milliseconds, at least 0, rounded up as timers of event loops do.
    int untilNextDue() const;

    void report();

private:
    struct Due
    {
        double time;
        int connection;
    };

    Options m_options;
    std::vector<Due> m_dues; ///< all have the same interval, so their order never changes
    std::size_t m_next = 0;
    std::vector<double> m_lateness;
    std::uint64_t m_warmUpMessages = 0;
    std::int64_t m_emptyBytes = 0;
    std::int64_t m_connectedBytes = 0;
    Usage m_connectStart;
    Usage m_connected;
    Usage m_measureStart;
    double m_measureFrom = 0;
    double m_end = 0;
    bool m_isMeasuring = false;
};

} // namespace sim::bench
