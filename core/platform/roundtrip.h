// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/model/datapoint.h"
#include "core/platform/latencyhistogram.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <optional>

namespace sim {

/// Pairs what was sent with what arrived: latency, losses, duplicates.
///
/// A broker keeps the order of one topic, so an arrival belongs to the oldest open message of its
/// topic with the same payload. Bounded: 10,000 open messages a topic; beyond that the oldest is
/// given up, which stays in open() as a loss. Thread: one at a time.
class RoundTrip
{
public:
    static constexpr qsizetype kMaxOpenPerTopic = 10'000;

    void sent(const Message &message, MonotonicTime at);

    /// The way's time; nothing when no such message is open (a duplicate, or from elsewhere).
    std::optional<Microseconds> arrived(const Message &message, MonotonicTime at);

    quint64 open() const { return m_open; } ///< sent and not arrived

    quint64 duplicates() const { return m_duplicates; } ///< arrived with nothing open

private:
    struct Open
    {
        size_t hash = 0; ///< of the payload; the payloads themselves are not kept
        MonotonicTime at {};
    };

    QHash<QByteArray, QList<Open>> m_topics;
    quint64 m_open = 0;
    quint64 m_duplicates = 0;
};

} // namespace sim
