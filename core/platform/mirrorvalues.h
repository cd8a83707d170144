// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/feed/contractcheck.h"

#include <QtCore/QMap>

namespace sim {

/// What the platform has stored of one property of one device.
struct StoredProperty
{
    QString deviceId;
    QString property; ///< as the profile writes it
    Value value;
    WallTime sourceTime {}; ///< of the newest point
    WallTime received {};
    quint64 stored = 0;
    quint64 rejected = 0;
    QString lastRejection;
};

/// A message as it arrived, judged.
struct Arrival
{
    QString deviceId; ///< of the topic; empty when it names none
    Message message;
    WallTime received {};
    MonotonicTime arrived {};
    Verdict verdict;
};

struct MirrorCounts
{
    quint64 messages = 0; ///< arrived
    quint64 points = 0; ///< in them, accepted
    quint64 rejectedMessages = 0; ///< messages in which something was rejected
    quint64 rejectedPoints = 0; ///< malformed messages count as one
    QMap<QString, quint64> reasons; ///< reasonName() -> points
};

} // namespace sim
