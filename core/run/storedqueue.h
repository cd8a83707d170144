// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/model/datapoint.h"

namespace sim {

/// A message that an earlier run has left in the journal on disk.
struct StoredMessage
{
    quint64 record = 0; ///< its name in the journal, ascending with the time of its making
    WallTime time {};
    Message message;
    quint16 packetId = 0; ///< 0: was not in flight
    bool isReleased = false; ///< QoS 2: PUBREC has come
    quint64 order = 0; ///< of the last step in flight, over all devices

    bool operator==(const StoredMessage &) const = default;
};

/// What one device has left, in the order of its making.
struct StoredQueue
{
    QList<StoredMessage> messages;
    quint16 lastPacketId = 0;
};

} // namespace sim
