// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/datafeedreader.h"

#include <QtCore/QSet>

#include <span>

namespace sim {

class FeedNode;
class JsonText;

/// One point of a feed, or why that point alone is useless to the platform.
struct PointReading
{
    DataPoint point; ///< the defaults of the feed laid under it
    bool hasOwnAnnotations = false;
    std::optional<Error> error; ///< value or time
};

/// A feed taken apart, with errors kept at the points they belong to.
struct FeedParts
{
    DataFeed feed; ///< what is shared; its list of points is empty
    QList<PointReading> points;
    QStringList notes;
};

/// Reads the JSON of a Data Feed for readDataFeed() and for ContractCheck, which judges point by
/// point. Internal to core/feed.
class FeedParser
{
public:
    FeedParser(const PropertyTypeLookup &typeOf, WallTime received);

    /// Errors: `feed.malformedFeed`, `feed.badLocation` and `feed.badTime` for what spoils all
    /// points.
    Result<FeedParts> parse(const JsonText &text);

private:
    void readFeed(const FeedNode &feed);
    void readPoint(const FeedNode &node);
    void readShared(const FeedNode &node, std::optional<Location> &location, QStringList &tags,
        QMap<QString, QString> &annotations);
    void keepEmptyOverrides();

    QString property(const FeedNode &node);
    QStringList tags(const FeedNode &node);
    QMap<QString, QString> annotations(const FeedNode &node);
    Result<WallTime> time(const FeedNode &node);
    Result<WallTime> offsetTime(const FeedNode &node);

    void noteUnknownKeys(const FeedNode &node, std::span<const QLatin1StringView> known);
    void note(const FeedNode &node, const QString &text);
    void fail(const Error &error);
    void malformed(const FeedNode &node, const QString &why);

    const PropertyTypeLookup &m_typeOf;
    WallTime m_received;
    FeedParts m_parts;
    std::optional<Error> m_failure; ///< the first one
    QSet<QString> m_noted; ///< one note of a kind is enough
};

/// A documented feed, for error texts.
inline constexpr QLatin1StringView kFeedExample(
    R"({"dps":[{"t":"2017-05-01T14:00:57.467Z","v":15.45,"prop":"temperature"}]})");

/// Parses the text and says `feed.notJson` in the words of section \a section.
Result<JsonText> parsePayload(
    QByteArrayView payload, const QString &section, const QString &example);

} // namespace sim
