// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/storeandforward.h"

#include "core/run/outboxjournal.h"

namespace sim {

StoreAndForward::StoreAndForward(const Clock &clock, qint64 fleetBytes)
    : budget(fleetBytes)
    , ticker(clock)
{
}

StoreAndForward::~StoreAndForward() = default;

} // namespace sim
