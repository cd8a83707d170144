// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/measure.h"
#include "bench/common/options.h"
#include "core/run/simulation.h"
#include "core/traffic/seriesbuffer.h"
#include "core/traffic/trafficjournal.h"

#include <memory>

namespace sim::bench {

/// A group of devices as `conniosim run` drives it: a Simulation that samples, modifies, checks,
/// reports, encodes and publishes. Of the properties of each device the first publishes at the rate
/// that the options ask for, raw; the others are due once an hour and are there for the memory they
/// take. Prints what that cost.
class WholeWay : public QObject
{
    Q_OBJECT

public:
    explicit WholeWay(const Options &options);

    void start();

signals:
    void finished();

private:
    SimulationSetup setup() const;
    void handleSnapshot(const RunSnapshot &snapshot);
    void beginMeasuring();
    void endMeasuring();
    void report(const RunSnapshot &closing);

    Options m_options;
    SystemClock m_clock;
    TrafficJournal m_journal;
    SeriesStore m_series;
    std::unique_ptr<Simulation> m_simulation;
    std::int64_t m_emptyBytes = 0;
    std::int64_t m_bytes = 0; ///< all properties have published
    bool m_isConnected = false;
    Usage m_start;
    Usage m_connected;
    Usage m_measureStart;
    Usage m_measureEnd;
    quint64 m_publishedBefore = 0;
    quint64 m_publishedAfter = 0;
};

} // namespace sim::bench
