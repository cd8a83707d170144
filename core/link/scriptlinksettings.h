// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/endpoint.h"

namespace sim {

/// What a ScriptLink connects to and how; strings and numbers go into CONNECT as they are.
struct ScriptLinkSettings
{
    Endpoint endpoint; ///< its `reconnect` counts for nothing: see ScriptLink::setRetry()
    QString clientId; ///< empty: the broker chooses one, with a clean session only
    QString username; ///< empty: none
    QString password; ///< empty: none; never logged
    QString keyPassphrase; ///< of the TLS client key
    std::optional<Message> will;
    int window = 20; ///< unacknowledged messages at the most, 1..65535
    qint64 maxPacketBytes = 1024 * 1024; ///< that the broker may send
    qsizetype maxQueuedMessages = 10'000;
    qint64 maxQueuedBytes = 64 * 1024 * 1024;
    qint64 highWater = 256 * 1024; ///< bytes that may wait in the socket before messages queue
    Microseconds stallTimeout = std::chrono::seconds(30); ///< no progress beyond it: give up
};

} // namespace sim
