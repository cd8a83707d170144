// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/feedparser.h"

#include "core/base/jsontext.h"
#include "core/base/timetext.h"
#include "core/feed/feederrors.h"
#include "core/feed/feednode.h"
#include "core/feed/valuereader.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Feed", text);
    }

    /// Finding the place of each would take long in a feed with thousands of unknown keys.
    constexpr qsizetype kMaxNotes = 20;

    constexpr std::array kFeedKeys { "dps"_L1, "t"_L1, "prop"_L1, "tags"_L1, "loc"_L1, "ann"_L1 };
    constexpr std::array kPointKeys {
        "v"_L1,
        "t"_L1,
        "tt"_L1,
        "prop"_L1,
        "tags"_L1,
        "loc"_L1,
        "ann"_L1,
    };

    Result<WallTime> absoluteTime(const FeedNode &node)
    {
        const auto bad = [&node](const QString &why) {
            return node.error(errors::kFeedBadTime, { node.shown(), why });
        };
        if (!node.value().isString())
            return bad(translated("it is not text, and epoch numbers are not documented"));
        const QString text = node.value().toString();
        if (const auto time = parseTime(text))
            return time;
        if (parseTime(QString(text + u'Z')))
            return bad(translated("the zone is missing"));
        return bad(translated("it is not ISO 8601 with a zone, or there is no such day or hour"));
    }

} // namespace

FeedParser::FeedParser(const PropertyTypeLookup &typeOf, WallTime received)
    : m_typeOf(typeOf)
    , m_received(received)
{
}

Result<FeedParts> FeedParser::parse(const JsonText &text)
{
    readFeed(FeedNode(text));
    if (m_failure)
        return *m_failure;
    keepEmptyOverrides();
    return std::move(m_parts);
}

void FeedParser::readFeed(const FeedNode &feed)
{
    if (!feed.value().isObject())
        return malformed(feed, translated("it is not an object"));
    noteUnknownKeys(feed, kFeedKeys);
    const FeedNode dps(feed, u"dps"_s);
    if (!dps.isPresent())
        return malformed(feed, translated("\"dps\" is missing"));
    if (!dps.value().isArray())
        return malformed(dps, translated("\"dps\" is not an array"));

    if (const FeedNode base(feed, u"t"_s); base.isPresent()) {
        const auto time = absoluteTime(base);
        if (!time)
            return fail(time.error());
        m_parts.feed.baseTime = *time;
    }
    if (const FeedNode name(feed, u"prop"_s); name.isPresent())
        m_parts.feed.property = property(name);
    readShared(feed, m_parts.feed.location, m_parts.feed.tags, m_parts.feed.annotations);

    const QJsonArray array = dps.value().toArray();
    if (array.isEmpty())
        note(dps, translated("the feed holds no points"));
    m_parts.points.reserve(array.size());
    for (qsizetype i = 0; i < array.size() && !m_failure; ++i)
        readPoint(FeedNode(dps, array, i));
}

void FeedParser::readPoint(const FeedNode &node)
{
    if (!node.value().isObject())
        return malformed(node, translated("a point is not an object"));
    noteUnknownKeys(node, kPointKeys);
    const FeedNode valueNode(node, u"v"_s);
    if (!valueNode.isPresent())
        return malformed(node, translated("a point has no \"v\""));

    PointReading reading;
    DataPoint &point = reading.point;
    const FeedNode name(node, u"prop"_s);
    point.property = name.isPresent() ? property(name) : m_parts.feed.property;
    if (point.property.isEmpty() && !m_failure)
        return malformed(node, translated("neither the point nor the feed has \"prop\""));
    point.location = m_parts.feed.location;
    point.tags = m_parts.feed.tags;
    point.annotations = m_parts.feed.annotations;
    readShared(node, point.location, point.tags, point.annotations);
    reading.hasOwnAnnotations = FeedNode(node, u"ann"_s).isPresent();

    const auto value = readValue(valueNode, m_typeOf ? m_typeOf(point.property) : std::nullopt);
    if (value)
        point.value = *value;
    else
        reading.error = value.error();
    const auto when = time(node);
    if (when)
        point.time = *when;
    else if (!reading.error)
        reading.error = when.error();
    m_parts.points.append(std::move(reading));
}

void FeedParser::readShared(const FeedNode &node, std::optional<Location> &location,
    QStringList &tagList, QMap<QString, QString> &annotationMap)
{
    if (const FeedNode loc(node, u"loc"_s); loc.isPresent()) {
        const auto place = readLocation(loc);
        if (!place)
            return fail(place.error());
        location = *place;
    }
    if (const FeedNode list(node, u"tags"_s); list.isPresent())
        tagList = tags(list);
    if (const FeedNode map(node, u"ann"_s); map.isPresent())
        annotationMap = annotations(map);
}

/// A point whose own tags or annotations are empty wins over the feed, but a DataPoint cannot say
/// so: then the feed gives up its default, which every other point carries by now.
void FeedParser::keepEmptyOverrides()
{
    const auto has = [this](const auto &predicate) {
        return std::any_of(m_parts.points.begin(), m_parts.points.end(), predicate);
    };
    if (has([](const PointReading &reading) { return reading.point.tags.isEmpty(); }))
        m_parts.feed.tags.clear();
    if (has([](const PointReading &reading) { return reading.point.annotations.isEmpty(); }))
        m_parts.feed.annotations.clear();
}

/// A name, an id (`_prp_...`), or the part behind `$` of a qualified name.
QString FeedParser::property(const FeedNode &node)
{
    const QString name = node.value().toString();
    const QString plain = name.sliced(name.lastIndexOf(u'$') + 1);
    if (!node.value().isString() || plain.isEmpty())
        malformed(node, translated("\"prop\" is not the name of a property"));
    return plain;
}

QStringList FeedParser::tags(const FeedNode &node)
{
    QStringList list;
    const QJsonArray array = node.value().toArray();
    for (const QJsonValue &tag : array)
        list.append(tag.toString());
    const bool isText = std::all_of(
        array.begin(), array.end(), [](const QJsonValue &tag) { return tag.isString(); });
    if (!node.value().isArray() || !isText)
        malformed(node, translated("\"tags\" is not an array of texts"));
    return list;
}

QMap<QString, QString> FeedParser::annotations(const FeedNode &node)
{
    if (!node.value().isObject()) {
        malformed(node, translated("\"ann\" is not an object"));
        return {};
    }
    QMap<QString, QString> map;
    const QJsonObject object = node.value().toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString()) {
            note(FeedNode(node, it.key()),
                translated(
                    "annotations are quoted text; the platform takes the points and drops all "
                    "annotations beside this one"));
            return {};
        }
        map.insert(it.key(), it.value().toString());
    }
    return map;
}

Result<WallTime> FeedParser::time(const FeedNode &node)
{
    const FeedNode own(node, u"t"_s);
    const FeedNode offset(node, u"tt"_s);
    if (own.isPresent()) {
        if (offset.isPresent())
            note(offset, translated("the point has a time of its own, \"tt\" is ignored"));
        return absoluteTime(own);
    }
    if (offset.isPresent())
        return offsetTime(offset);
    if (m_parts.feed.baseTime)
        return *m_parts.feed.baseTime;
    note(node,
        translated("the point has no time; it is not documented that the platform then takes "
                   "the time of receipt"));
    return m_received;
}

Result<WallTime> FeedParser::offsetTime(const FeedNode &node)
{
    const auto bad = [&node](const QString &why) {
        return node.error(errors::kFeedBadTime, { node.shown(), why });
    };
    if (!m_parts.feed.baseTime)
        return bad(translated("\"tt\" counts from the \"t\" of the feed, which is missing"));
    const double millis = node.value().toDouble();
    if (!node.value().isDouble() || millis != std::trunc(millis))
        return bad(translated("\"tt\" is not a whole number of milliseconds"));
    constexpr double kTenThousandYears = 315'569'520'000'000.0;
    const WallTime base = *m_parts.feed.baseTime;
    if (std::abs(millis) <= kTenThousandYears) {
        const WallTime time = base + Milliseconds(static_cast<qint64>(millis));
        if (wireTime(time) == std::chrono::floor<Milliseconds>(time))
            return time;
    }
    return bad(translated("it leads out of the years 0000 to 9999"));
}

void FeedParser::noteUnknownKeys(const FeedNode &node, std::span<const QLatin1StringView> known)
{
    const QJsonObject object = node.value().toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (std::find(known.begin(), known.end(), it.key()) == known.end())
            note(FeedNode(node, it.key()),
                translated("the key \"%1\" is not documented and has no effect")
                    .arg(shortened(it.key())));
    }
}

void FeedParser::note(const FeedNode &node, const QString &text)
{
    if (m_noted.size() >= kMaxNotes || m_noted.contains(text))
        return;
    m_noted.insert(text);
    m_parts.notes.append(node.where() + ": "_L1 + text);
}

void FeedParser::fail(const Error &error)
{
    if (!m_failure)
        m_failure = error;
}

void FeedParser::malformed(const FeedNode &node, const QString &why)
{
    fail(node.error(errors::kFeedMalformed, { why }));
}

Result<JsonText> parsePayload(
    QByteArrayView payload, const QString &section, const QString &example)
{
    auto text = JsonText::parse(payload);
    if (text)
        return text;
    const Error &cause = text.error();
    const QString why = cause.why();
    return Error(errors::kFeedNotJson,
        { why.isEmpty() ? cause.what() : QString(cause.what() + ", "_L1 + why), section, example },
        cause.where());
}

} // namespace sim
