// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/pipeline/devicepipeline.h"

#include <QtCore/QtGlobal>

namespace sim {

class ConnectLimiter;
class MessageBudget;
class SeriesStore;
class TrafficJournal;
class TopicCache;
class TransportFactory;
struct StoreAndForward;

/// What a runner shares with the others of its run; all of it outlives the runners.
struct RunContext
{
    const Clock &clock;
    TrafficJournal &journal;
    StoreAndForward &storage;
    SeriesStore *series = nullptr; ///< null: nobody looks at the curves
    ConnectLimiter *limiter = nullptr;
    TransportFactory *transports = nullptr;
    TopicCache *topics = nullptr;
    DevicePipeline::Step *step = nullptr; ///< memory that all use in turn
    MessageBudget *budget = nullptr; ///< null: no limit
    quint64 seed = 0;
};

} // namespace sim
