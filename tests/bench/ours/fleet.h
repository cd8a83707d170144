// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/measure.h"
#include "bench/common/options.h"
#include "bench/ours/linkmaker.h"
#include "core/run/runscheduler.h"

#include <memory>
#include <vector>

namespace sim::bench {

/// One device: a link, and a message to publish at times of its own.
class FleetDevice final : public Scheduled
{
public:
    /// What the fleet keeps of all publishes together.
    struct Tally
    {
        std::vector<double> lateness; ///< seconds
        quint64 published = 0;
        quint64 refused = 0;
    };

    FleetDevice(std::unique_ptr<DeviceLink> link, Message message, const SimulatedClock &clock,
        Tally &tally);

    void begin(WallTime first, Microseconds interval);

    DeviceLink &link() { return *m_link; }

    WallTime nextDue() const override { return m_due; }

    void runUntil(WallTime now) override;

    void skipTo(WallTime now) override; ///< what was left out counts as refused

private:
    std::unique_ptr<DeviceLink> m_link;
    Message m_message;
    const SimulatedClock &m_clock;
    Tally &m_tally;
    WallTime m_due {};
    Microseconds m_interval { 0 };
};

/// Many devices in one process, as a simulation drives them: connects them all, publishes on the
/// run's scheduler with a phase of its own for each, and prints what that cost.
class Fleet : public QObject
{
    Q_OBJECT

public:
    explicit Fleet(const Options &options);
    ~Fleet() override;

    void start();

signals:
    void finished();

private:
    void addDevice(int number);
    void handleState(DeviceLink::State state);
    void beginPublishing();
    void beginMeasuring();
    void report();

    Options m_options;
    LinkMaker m_maker;
    SimulatedClock m_simulated;
    ConnectLimiter m_limiter;
    FleetDevice::Tally m_tally;
    std::vector<std::unique_ptr<FleetDevice>> m_devices;
    RunScheduler m_scheduler;
    std::int64_t m_emptyBytes = 0;
    std::int64_t m_connectedBytes = 0;
    Usage m_connectStart;
    Usage m_connected;
    Usage m_measureStart;
    quint64 m_warmUpMessages = 0;
    int m_online = 0;
};

} // namespace sim::bench
