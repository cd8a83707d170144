// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QtGlobal>

namespace sim {

class ConnectLimiter;
class SeriesStore;
class TrafficJournal;
struct StoreAndForward;

/// What a runner shares with the others of its run; all of it outlives the runners.
struct RunContext
{
    const Clock &clock;
    TrafficJournal &journal;
    SeriesStore &series;
    StoreAndForward &storage;
    ConnectLimiter *limiter = nullptr;
    quint64 seed = 0;
};

} // namespace sim
