// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/datafeedwriter.h"

#include "core/base/timetext.h"
#include "core/feed/jsonbytes.h"

#include <algorithm>

namespace sim {

namespace {

    using Annotations = QMap<QString, QString>;

    /// Writes one feed; what points share with it is left out of them.
    class FeedEncoder
    {
    public:
        FeedEncoder(QByteArray &out, const DataFeed &feed, FeedEncoding encoding)
            : m_bytes(out)
            , m_feed(feed)
            , m_isCompact(encoding == FeedEncoding::Compact)
            , m_property(m_isCompact ? sharedProperty(feed) : feed.property)
        {
        }

        void write()
        {
            // The key order of the contract's example of a full feed.
            m_bytes.put('{');
            if (!m_feed.annotations.isEmpty())
                putAnnotations(key("\"ann\":"), m_feed.annotations);
            if (!m_feed.tags.isEmpty())
                key("\"tags\":").putList(m_feed.tags);
            if (m_feed.location)
                key("\"loc\":").putLocation(*m_feed.location);
            if (m_isCompact && (m_feed.baseTime || !m_feed.points.isEmpty())) {
                m_base = wireTime(m_feed.baseTime ? *m_feed.baseTime : m_feed.points.front().time);
                putTime(key("\"t\":"), m_base);
            }
            if (!m_property.isEmpty())
                key("\"prop\":").putQuoted(m_property);
            key("\"dps\":").put('[');
            for (qsizetype i = 0; i < m_feed.points.size(); ++i) {
                if (i > 0)
                    m_bytes.put(',');
                putPoint(m_feed.points.at(i));
            }
            m_bytes.put("]}");
        }

    private:
        /// The property of the feed, or the one that all points name.
        static QString sharedProperty(const DataFeed &feed)
        {
            if (feed.points.isEmpty())
                return feed.property;
            const QString &first = feed.points.front().property;
            const bool isShared = !first.isEmpty()
                && std::all_of(feed.points.begin(), feed.points.end(),
                    [&first](const DataPoint &point) { return point.property == first; });
            return isShared ? first : feed.property;
        }

        /// Begins the next member of the object that is being written.
        template <std::size_t Size>
        JsonBytes &key(const char (&quotedKey)[Size])
        {
            if (!m_isFirstKey)
                m_bytes.put(',');
            m_isFirstKey = false;
            m_bytes.put(quotedKey);
            return m_bytes;
        }

        void putPoint(const DataPoint &point)
        {
            m_bytes.put('{');
            m_isFirstKey = true;
            if (!m_isCompact)
                putTime(key("\"t\":"), point.time);
            else if (const auto delta = wireTime(point.time) - m_base; delta.count() != 0)
                key("\"tt\":").putInteger(std::chrono::duration_cast<Milliseconds>(delta).count());
            key("\"v\":").putValue(point.value);
            if (!point.property.isEmpty() && point.property != m_property)
                key("\"prop\":").putQuoted(point.property);
            if (!point.tags.isEmpty() && point.tags != m_feed.tags)
                key("\"tags\":").putList(point.tags);
            if (point.location && point.location != m_feed.location)
                key("\"loc\":").putLocation(*point.location);
            if (!point.annotations.isEmpty() && point.annotations != m_feed.annotations)
                putAnnotations(key("\"ann\":"), point.annotations);
            m_bytes.put('}');
        }

        static void putTime(JsonBytes &bytes, WallTime time)
        {
            const auto text = timeText(time);
            bytes.put('"');
            bytes.put(QByteArrayView(text.data(), kTimeTextLength));
            bytes.put('"');
        }

        static void putAnnotations(JsonBytes &bytes, const Annotations &annotations)
        {
            bytes.put('{');
            for (auto it = annotations.begin(); it != annotations.end(); ++it) {
                if (it != annotations.begin())
                    bytes.put(',');
                bytes.putQuoted(it.key());
                bytes.put(':');
                bytes.putQuoted(it.value());
            }
            bytes.put('}');
        }

        JsonBytes m_bytes;
        const DataFeed &m_feed;
        bool m_isCompact;
        QString m_property;
        WallTime m_base {};
        bool m_isFirstKey = true;
    };

} // namespace

QByteArray writeDataFeed(const DataFeed &feed, FeedEncoding encoding)
{
    QByteArray out;
    appendDataFeed(out, feed, encoding);
    return out;
}

void appendDataFeed(QByteArray &out, const DataFeed &feed, FeedEncoding encoding)
{
    FeedEncoder(out, feed, encoding).write();
}

qsizetype encodedSizeBound(const DataPoint &point)
{
    // ,{"t":"...","v":,"prop":,"tags":,"loc":,"ann":}
    constexpr qsizetype kFrame = 47 + kTimeTextLength;
    qsizetype size = kFrame + valueSizeBound(point.value) + quotedSize(point.property);
    for (const QString &tag : point.tags)
        size += quotedSize(tag) + 1;
    if (point.location)
        size += locationSizeBound(*point.location);
    for (auto it = point.annotations.begin(); it != point.annotations.end(); ++it)
        size += quotedSize(it.key()) + quotedSize(it.value()) + 2;
    return size + 4; // brackets of tags and annotations
}

} // namespace sim
