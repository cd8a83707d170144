// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transportfactory.h"
#include "core/model/endpoint.h"

#include <optional>

namespace sim {

/// How one run differs from what the profile says.
struct RunOptions
{
    bool isLocal = false; ///< against the local broker, with the mirror
    std::optional<TransportKind> transport
        = {}; ///< local: which listener; else replaces the endpoint's
    std::optional<Endpoint> endpoint = {}; ///< for all devices, instead of the profile's
    std::optional<Microseconds> duration = {}; ///< wall clock; absent: the profile's, or no end
    std::optional<Microseconds> startDelay = {}; ///< simulated; absent: the profile's
    std::optional<Microseconds> spread = {}; ///< simulated; absent: the profile's, or as usual
    std::optional<quint64> maxMessages = {}; ///< absent: the profile's, or no end
    std::optional<double> timeScale = {}; ///< simulated seconds per second
    std::optional<quint64> seed = {};
    std::optional<WallTime> startAt = {}; ///< first simulated moment; absent: now
    std::optional<int> qos = {}; ///< for all properties
    QString folder
        = {}; ///< of the profile: relative paths in it begin here; empty: the working folder
    QString journalFolder = {}; ///< keeps QoS 1 and 2 on disk; empty: in memory only
    std::optional<int> drainPerSecond = {}; ///< replayed messages of one device; 0: no limit
    std::optional<qint64> queueBytes = {}; ///< of one device
    std::optional<qint64> fleetQueueBytes = {}; ///< of all devices
    std::optional<int> connectRate
        = {}; ///< connections that begin per second at the most, 0: any; absent: by the transport
    SocketKind sockets = SocketKind::Auto;
    bool isRecorded = true; ///< false: nobody looks at journal and series, so they stay empty
    bool endsWhenNoneConnects = false; ///< stop when the first try of every device has failed
};

} // namespace sim
