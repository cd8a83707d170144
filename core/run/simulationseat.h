// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/simulation.h"

namespace sim {

/// A runner in the scheduler.
class Simulation::Seat final : public Scheduled
{
public:
    Seat(DevicePipeline pipeline, const LinkSettings &settings, const RunContext &context)
        : runner(std::move(pipeline), settings, context)
    {
    }

    WallTime nextDue() const override { return runner.nextDue(); }

    void runUntil(WallTime now) override { runner.advance(now); }

    void skipTo(WallTime now) override { runner.skipTo(now); }

    DeviceRunner runner;
};

} // namespace sim
