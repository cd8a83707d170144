// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"

namespace sim {

/// A message at QoS 1 or 2 that an earlier process sent and whose acknowledgement it did not see.
struct InFlightMessage
{
    quint16 packetId = 0; ///< 1..65535
    bool isReleased = false; ///< QoS 2: PUBREC has come, only PUBREL may follow [MQTT-4.3.3-1]
    Message message;
};

} // namespace sim
