// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/roundtrip.h"

#include <algorithm>

namespace sim {

void RoundTrip::sent(const Message &message, MonotonicTime at)
{
    QList<Open> &open = m_topics[message.topic];
    if (open.size() >= kMaxOpenPerTopic)
        open.removeFirst();
    open.append({ .hash = qHash(message.payload, 0), .at = at });
    ++m_open;
}

std::optional<Microseconds> RoundTrip::arrived(const Message &message, MonotonicTime at)
{
    const auto topic = m_topics.find(message.topic);
    if (topic != m_topics.end()) {
        QList<Open> &open = *topic;
        const size_t hash = qHash(message.payload, 0);
        const auto match = std::find_if(
            open.cbegin(), open.cend(), [hash](const Open &one) { return one.hash == hash; });
        if (match != open.cend()) {
            const Microseconds way = at - match->at;
            open.erase(match);
            --m_open;
            return way;
        }
    }
    ++m_duplicates;
    return std::nullopt;
}

} // namespace sim
