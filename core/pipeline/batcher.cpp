// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batcher.h"

#include "core/feed/datafeedwriter.h"

namespace sim {

using namespace std::chrono_literals;

namespace {

    /// Braces, keys and base time of a feed:
    /// `{"t":"2017-05-01T14:00:37.645Z","tags":,"ann":,"dps":[]}`.
    constexpr qsizetype kFrameBytes = 80;

    constexpr int kMaxReserved = 1000; // contract, section 6: points per feed

} // namespace

Batcher::Batcher(PublishRule rule)
    : m_rule(std::move(rule))
    , m_frameBytes(kFrameBytes
          + encodedSizeBound(DataPoint { .property = {},
              .value = {},
              .time = {},
              .location = {},
              .tags = m_rule.tags,
              .annotations = m_rule.annotations }))
{
}

QList<DataFeed> Batcher::add(DataPoint point, WallTime now)
{
    makeUnique(point);
    QList<DataFeed> closed;
    const qsizetype bytes = encodedSizeBound(point) + 1; // and a comma
    if (!m_open.points.isEmpty() && m_openBytes + bytes > m_rule.maxBytes)
        closed.append(*close());
    if (m_open.points.isEmpty()) {
        m_open = started(point);
        m_openBytes = m_frameBytes;
        m_openedAt = now;
    }
    m_open.points.append(std::move(point));
    m_openBytes += bytes;
    if (m_open.points.size() >= m_rule.maxPoints || m_openBytes >= m_rule.maxBytes)
        closed.append(*close());
    return closed;
}

std::optional<WallTime> Batcher::due() const
{
    if (m_open.points.isEmpty())
        return {};
    return m_openedAt + m_rule.maxAge;
}

std::optional<DataFeed> Batcher::close()
{
    if (m_open.points.isEmpty())
        return {};
    return std::exchange(m_open, DataFeed());
}

std::optional<WallTime> Batcher::lastTime(const QString &property) const
{
    const auto place = m_places.constFind(property);
    if (place == m_places.constEnd())
        return {};
    return m_lastTimes.at(*place).time;
}

void Batcher::continueAfter(const QString &property, WallTime last)
{
    m_lastTimes.at(placeOf(property)).time = std::chrono::floor<Milliseconds>(last);
}

void Batcher::makeUnique(DataPoint &point)
{
    const WallTime millisecond = std::chrono::floor<Milliseconds>(point.time);
    WallTime &last = m_lastTimes[placeOf(point.property)].time;
    if (millisecond > last) {
        last = millisecond;
        return;
    }
    last += 1ms;
    point.time = last;
}

std::size_t Batcher::placeOf(const QString &property)
{
    std::size_t place = m_nextPlace;
    if (place >= m_lastTimes.size() || m_lastTimes[place].property != property) {
        const auto found = m_places.constFind(property);
        if (found != m_places.constEnd()) {
            place = *found;
        } else {
            place = m_lastTimes.size();
            m_lastTimes.push_back({ .property = property, .time = WallTime::min() });
            m_places.insert(property, place);
        }
    }
    m_nextPlace = place + 1 < m_lastTimes.size() ? place + 1 : 0;
    return place;
}

DataFeed Batcher::started(const DataPoint &point) const
{
    DataFeed feed {
        .points = {},
        .baseTime = {},
        .property = {},
        .location = {},
        .tags = m_rule.tags,
        .annotations = m_rule.annotations,
    };
    if (m_rule.encoding == FeedEncoding::Compact)
        feed.baseTime = std::chrono::floor<Milliseconds>(point.time);
    feed.points.reserve(std::min(m_rule.maxPoints, kMaxReserved));
    return feed;
}

} // namespace sim
