// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Target `feed`: what arrives at the local platform as a Data Feed or as a raw value.
//
// Input: the payload. Promises: a refusal says where; a feed that was read, written in either
// encoding and read again is equal; the contract check accepts no feed that the reader refuses; a
// raw value survives writing and reading.

#include "core/base/timetext.h"
#include "core/feed/contractcheck.h"
#include "core/feed/datafeedreader.h"
#include "core/feed/datafeedwriter.h"
#include "core/feed/rawpayload.h"
#include "fuzz/harness.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sim::fuzz {

namespace {

    struct KnownProperty
    {
        char16_t name;
        PropertyType type;
    };

    /// One property of each type; all others are unknown.
    constexpr std::array kProperties {
        KnownProperty { u'n', PropertyType::Number },
        KnownProperty { u'b', PropertyType::Boolean },
        KnownProperty { u's', PropertyType::String },
        KnownProperty { u'e', PropertyType::Enum },
        KnownProperty { u'o', PropertyType::Object },
        KnownProperty { u'w', PropertyType::Waypoint },
        KnownProperty { u'l', PropertyType::Blob },
    };

    std::optional<PropertyType> typeOf(const QString &name)
    {
        const QString lower = name.toLower();
        for (const KnownProperty &property : kProperties) {
            if (lower == QChar(property.name))
                return property.type;
        }
        return {};
    }

    const ContractCheck &contract()
    {
        static const ContractCheck kCheck = [] {
            QList<PropertyDefinition> definitions;
            for (const KnownProperty &property : kProperties) {
                PropertyDefinition definition;
                definition.id = QChar(property.name);
                definition.type = property.type;
                definitions.append(definition);
            }
            return ContractCheck(definitions);
        }();
        return kCheck;
    }

    bool areEqual(const QJsonValue &left, const QJsonValue &right);

    bool areEqual(const QJsonObject &left, const QJsonObject &right)
    {
        if (left.keys() != right.keys())
            return false;
        for (auto it = left.begin(); it != left.end(); ++it) {
            if (!areEqual(it.value(), right.value(it.key())))
                return false;
        }
        return true;
    }

    /// As the platform compares: -0 is 0, and 1.0 is 1.
    bool areEqual(const QJsonValue &left, const QJsonValue &right)
    {
        if (left.isDouble() && right.isDouble())
            return left.toDouble() == right.toDouble() && left.toInteger() == right.toInteger();
        if (left.isObject() && right.isObject())
            return areEqual(left.toObject(), right.toObject());
        if (!left.isArray() || !right.isArray())
            return left == right;
        const QJsonArray ours = left.toArray();
        const QJsonArray others = right.toArray();
        return std::equal(ours.begin(), ours.end(), others.begin(), others.end(),
            [](const QJsonValue &a, const QJsonValue &b) { return areEqual(a, b); });
    }

    bool areEqual(const Value &left, const Value &right)
    {
        const auto *const object = std::get_if<QJsonObject>(&left);
        const auto *const other = std::get_if<QJsonObject>(&right);
        return object != nullptr && other != nullptr ? areEqual(*object, *other) : left == right;
    }

    /// \a again is what was written from \a point, whose microseconds the wire does not carry.
    void checkPoint(const DataPoint &again, const DataPoint &point)
    {
        require(again.property == point.property, "the property survives");
        require(areEqual(again.value, point.value), "the value survives");
        require(again.time == wireTime(point.time), "the time survives to the millisecond");
        require(again.location == point.location, "the location survives");
        require(again.tags == point.tags, "the tags survive");
        require(again.annotations == point.annotations, "the annotations survive");
    }

    void checkRoundTrip(const DataFeed &feed, FeedEncoding encoding)
    {
        const QByteArray json = writeDataFeed(feed, encoding);
        const Result<FeedReading> again = readDataFeed(json, typeOf, WallTime());
        if (!again)
            fail(u"what was written is not read: "_s + again.error().message() + u'\n'
                + QString::fromUtf8(json));
        require(again->feed.points.size() == feed.points.size(), "as many points as written");
        for (qsizetype i = 0; i < feed.points.size(); ++i)
            checkPoint(again->feed.points.at(i), feed.points.at(i));
        require(writeDataFeed(again->feed, encoding) == json, "written again, the same bytes");
        qsizetype bound = 0;
        for (const DataPoint &point : feed.points)
            bound += encodedSizeBound(point);
        const DataFeed frame { .points = {},
            .baseTime = feed.baseTime,
            .property = feed.property,
            .location = feed.location,
            .tags = feed.tags,
            .annotations = feed.annotations };
        require(encoding == FeedEncoding::Compact
                || json.size() <= bound + writeDataFeed(frame, encoding).size(),
            "points take no more bytes than was counted with");
    }

    /// Errors of this folder carry `line:column`, behind it perhaps a pointer.
    void checkError(const Error &error)
    {
        require(!error.what().isEmpty() && !error.remedy().isEmpty(), "an error has its texts");
        require(isPlace(error.where()), "an error says where");
    }

    void checkFeed(QByteArrayView payload)
    {
        const Result<FeedReading> reading = readDataFeed(payload, typeOf, WallTime());
        const Verdict verdict = contract().feed(payload, WallTime());
        for (const Rejection &rejection : verdict.rejected)
            checkError(rejection.error);
        if (!reading) {
            checkError(reading.error());
            require(!verdict.rejected.isEmpty(), "the contract refuses what cannot be read");
            return;
        }
        checkRoundTrip(reading->feed, FeedEncoding::Verbose);
        checkRoundTrip(reading->feed, FeedEncoding::Compact);
        require(verdict.accepted.size() + verdict.rejected.size() == reading->feed.points.size()
                || verdict.rejected.size() == 1,
            "each point is judged");
    }

    void checkRaw(QByteArrayView payload, PropertyType type)
    {
        const Result<Value> value = readRawPayload(payload, type);
        if (!value)
            return checkError(value.error());
        const Result<Value> again = readRawPayload(rawPayload(*value), type);
        require(again && areEqual(*again, *value), "a raw value survives");
    }

} // namespace

void runInput(QByteArrayView input)
{
    checkFeed(input);
    if (input.size() > 200) // values are short; long inputs are feeds
        return;
    for (const KnownProperty &property : kProperties)
        checkRaw(input, property.type);
}

} // namespace sim::fuzz
