// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/options.h"

#include <memory>

namespace sim::bench {

/// What a target tells, by plain calls: a benchmark should not pay for signals of its own.
class PublishListener
{
public:
    virtual ~PublishListener() = default;
    virtual void handleOpened() = 0;
    virtual void handleAcknowledged() = 0;
    virtual void handleReady() = 0; ///< there may be room again
};

/// One of our ways to the wire, behind an interface as small as the work of a publish benchmark.
class PublishTarget
{
public:
    /// `qmqtt`: the MQTT client alone, on a socket of its own. `link`: the way of a device, over
    /// session, tickets and back-pressure. Null for other names.
    static std::unique_ptr<PublishTarget> create(const Options &options);

    PublishTarget() = default;
    PublishTarget(const PublishTarget &) = delete;
    PublishTarget &operator=(const PublishTarget &) = delete;
    virtual ~PublishTarget() = default;

    virtual void open(PublishListener &listener) = 0; ///< \a listener must outlive the target

    /// False when there is no room now; handleReady() follows.
    virtual bool publish(int qos) = 0;
};

} // namespace sim::bench
