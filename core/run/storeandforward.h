// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/drainpacer.h"
#include "core/link/fleetbudget.h"
#include "core/link/outbox.h"
#include "core/run/drainticker.h"

#include <memory>

namespace sim {

class OutboxJournal;

/// What the queues of one run share: their common bound, the pace at which they empty, the journal
/// on disk. Outlives them. Thread: the engine's.
struct StoreAndForward
{
    explicit StoreAndForward(const Clock &clock, qint64 fleetBytes = FleetBudget::kMaxBytes);
    ~StoreAndForward();

    FleetBudget budget;
    DrainTicker ticker;
    qint64 deviceBytes = OutboxLimits::kMaxBytes;
    int drainPerSecond = DrainPacer::kPerSecond; ///< for each device; 0: no limit
    std::unique_ptr<OutboxJournal> journal; ///< null: queues live in memory only
};

} // namespace sim
