// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/measure.h"
#include "bench/common/options.h"
#include "bench/ours/linkmaker.h"

#include <memory>
#include <vector>

namespace sim::bench {

/// Many devices that publish as fast as the broker takes it: each so many messages, then one of
/// QoS 1. The time ends with the last acknowledgement, so nothing that waits in a buffer counts as
/// sent. Prints what that cost.
class Total : public QObject
{
    Q_OBJECT

public:
    explicit Total(const Options &options);

    void start();

signals:
    void finished();

private:
    struct Device
    {
        std::unique_ptr<DeviceLink> link;
        int left = 0; ///< to be published, without the last one
        bool isMarkSent = false;
    };

    void addDevice(int number);
    void handleState(DeviceLink::State state);
    void handleAcknowledged();
    void pump(Device &device);
    void report();

    Options m_options;
    LinkMaker m_maker;
    ConnectLimiter m_limiter;
    Message m_message;
    Message m_mark; ///< the same at QoS 1
    std::vector<Device> m_devices;
    int m_online = 0;
    int m_done = 0;
    Usage m_start;
};

} // namespace sim::bench
