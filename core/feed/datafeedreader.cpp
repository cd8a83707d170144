// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/datafeedreader.h"

#include "core/base/jsontext.h"
#include "core/feed/feedparser.h"

using namespace Qt::StringLiterals;

namespace sim {

Result<FeedReading> readDataFeed(
    QByteArrayView json, const PropertyTypeLookup &typeOf, WallTime received)
{
    const auto text = parsePayload(json, u"4"_s, kFeedExample);
    if (!text)
        return text.error();
    auto parts = FeedParser(typeOf, received).parse(*text);
    if (!parts)
        return parts.error();
    FeedReading reading { .feed = std::move(parts->feed), .notes = std::move(parts->notes) };
    reading.feed.points.reserve(parts->points.size());
    for (PointReading &point : parts->points) {
        if (point.error)
            return *point.error;
        reading.feed.points.append(std::move(point.point));
    }
    return reading;
}

} // namespace sim
