// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/contractcheck.h"

#include "core/base/timetext.h"
#include "core/feed/boundarycheck.h"
#include "core/feed/feederrors.h"
#include "core/feed/feedparser.h"
#include "core/feed/rawpayload.h"
#include "core/feed/valuereader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    /// Writes over this size failed on the platform although more is allowed (contract, section 9).
    constexpr qsizetype kObjectWarnBytes = 250'000;

    /// The platform's own properties (contract, section 3).
    constexpr std::array kBuiltIns {
        "active"_L1,
        "lastin"_L1,
        "lastout"_L1,
        "connectioninfo"_L1,
        "connectionstatus"_L1,
    };

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Feed", text);
    }

    /// The reason that an error of this folder stands for.
    RejectReason reasonOf(const Error &error)
    {
        if (error.is(errors::kFeedNotJson))
            return RejectReason::NotJson;
        if (error.is(errors::kFeedBadTime))
            return RejectReason::BadTime;
        if (error.is(errors::kFeedWrongType))
            return RejectReason::WrongType;
        return RejectReason::MalformedFeed;
    }

    void reject(Verdict &verdict, const QString &property, const Error &error)
    {
        // A location that cannot be read is malformed beside a value, and a wrong value as one.
        const bool isValue = error.is(errors::kFeedBadLocation) && !property.isEmpty();
        verdict.rejected.append({ .reason = isValue ? RejectReason::WrongType : reasonOf(error),
            .property = property,
            .error = error });
    }

    Error unknownProperty(const QString &name, const QString &where = {})
    {
        return Error(errors::kFeedUnknownProperty, { shortened(name, 80) }, where);
    }

    void addNote(Verdict &verdict, const QString &note)
    {
        if (!verdict.notes.contains(note))
            verdict.notes.append(note);
    }

    void addNotes(Verdict &verdict, const DataPoint &point)
    {
        const QString name = point.property.toLower();
        if (std::find(kBuiltIns.begin(), kBuiltIns.end(), name) != kBuiltIns.end())
            addNote(verdict, translated("the platform sets \"%1\" itself").arg(point.property));
        if (std::holds_alternative<QJsonObject>(point.value)
            && rawPayload(point.value).size() > kObjectWarnBytes)
            addNote(verdict,
                translated("objects over 250 kB have failed on the platform although 300 KiB are "
                           "allowed"));
    }

    /// Says once when two points of a property share a millisecond: the later one overwrites the
    /// other.
    void noteSharedMilliseconds(Verdict &verdict)
    {
        QSet<std::pair<QString, qint64>> seen;
        for (const DataPoint &point : std::as_const(verdict.accepted)) {
            const std::pair moment(
                point.property, qint64 { wireTime(point.time).time_since_epoch().count() });
            if (seen.contains(moment)) {
                verdict.notes.append(translated(
                    "two points of \"%1\" have the time %2: only one of them stays in its history")
                                         .arg(point.property, formatTime(point.time)));
                return;
            }
            seen.insert(moment);
        }
    }

} // namespace

QString reasonName(RejectReason reason)
{
    switch (reason) {
    case RejectReason::UnknownTopic:
        return u"unknownTopic"_s;
    case RejectReason::UnknownProperty:
        return u"unknownProperty"_s;
    case RejectReason::NameCase:
        return u"nameCase"_s;
    case RejectReason::NotJson:
        return u"notJson"_s;
    case RejectReason::MalformedFeed:
        return u"malformedFeed"_s;
    case RejectReason::WrongType:
        return u"wrongType"_s;
    case RejectReason::OutOfBoundaries:
        return u"outOfBoundaries"_s;
    case RejectReason::TooLarge:
        return u"tooLarge"_s;
    case RejectReason::TooManyPoints:
        return u"tooManyPoints"_s;
    case RejectReason::BadAnnotations:
        return u"badAnnotations"_s;
    case RejectReason::BadTime:
        return u"badTime"_s;
    }
    Q_UNREACHABLE();
}

ContractCheck::ContractCheck(
    const QList<PropertyDefinition> &properties, const ContractLimits &limits)
    : m_limits(limits)
{
    for (const PropertyDefinition &definition : properties)
        m_properties.insert(definition.id.toLower(), definition);
}

std::optional<Rejection> ContractCheck::checkValue(
    const PropertyDefinition &property, const Value &value) const
{
    return judgeValue(property, value, m_limits);
}

Verdict ContractCheck::raw(const QString &name, QByteArrayView payload, WallTime received) const
{
    Verdict verdict;
    const PropertyDefinition *definition = property(name);
    if (definition == nullptr) {
        verdict.rejected.append({ RejectReason::UnknownProperty, name, unknownProperty(name) });
        return verdict;
    }
    if (const QString lower = name.toLower(); name != lower) {
        verdict.rejected.append({ RejectReason::NameCase, definition->id,
            Error(errors::kFeedNameCase, { name, lower }) });
        return verdict;
    }
    const auto value = readRawPayload(payload, definition->type);
    if (!value) {
        reject(verdict, definition->id, value.error());
    } else if (const auto rejection = checkValue(*definition, *value)) {
        verdict.rejected.append(*rejection);
    } else {
        verdict.accepted.append({ .property = definition->id, .value = *value, .time = received });
        addNotes(verdict, verdict.accepted.back());
    }
    return verdict;
}

Verdict ContractCheck::feed(QByteArrayView payload, WallTime received) const
{
    Verdict verdict;
    const auto text = parsePayload(payload, u"4"_s, kFeedExample);
    if (!text) {
        reject(verdict, {}, text.error());
        return verdict;
    }
    const PropertyTypeLookup typeOf = [this](const QString &name) {
        const PropertyDefinition *definition = property(name);
        return definition != nullptr ? std::optional(definition->type) : std::nullopt;
    };
    auto parts = FeedParser(typeOf, received).parse(*text);
    if (!parts) {
        reject(verdict, {}, parts.error());
        return verdict;
    }
    if (const qsizetype count = parts->points.size(); count > m_limits.maxPointsPerFeed) {
        const Error error(errors::kFeedTooManyPoints,
            { QString::number(count), QString::number(m_limits.maxPointsPerFeed) },
            text->where(u"/dps"_s));
        verdict.rejected.append({ RejectReason::TooManyPoints, {}, error });
        return verdict;
    }
    verdict.notes = std::move(parts->notes);
    for (qsizetype i = 0; i < parts->points.size(); ++i)
        judgePoint(verdict, *text, i, parts->points[i]);
    noteSharedMilliseconds(verdict);
    return verdict;
}

void ContractCheck::judgePoint(
    Verdict &verdict, const JsonText &text, qsizetype index, PointReading &reading) const
{
    const auto at = [&text, index](const QString &member) {
        return text.where(pointerStep(pointerStep(u"/dps"_s, index), member));
    };
    const auto rejectAt = [&](Rejection rejection, const QString &where) {
        rejection.error = rejection.error.at(where);
        verdict.rejected.append(std::move(rejection));
    };
    DataPoint &point = reading.point;
    const PropertyDefinition *definition = property(point.property);
    if (definition == nullptr && point.property.startsWith("_prp_"_L1) && !reading.error) {
        addNote(verdict,
            translated("\"%1\" is the id of a property, whose type is not known here: not checked")
                .arg(shortened(point.property)));
        verdict.accepted.append(std::move(point));
        return;
    }
    if (definition == nullptr) {
        verdict.rejected.append({ RejectReason::UnknownProperty, point.property,
            unknownProperty(point.property, at(u"prop"_s)) });
        return;
    }
    point.property = definition->id;
    if (reading.error)
        return reject(verdict, definition->id, *reading.error);
    if (const auto rejection = checkValue(*definition, point.value))
        return rejectAt(*rejection, at(u"v"_s));
    if (const auto rejection = judgeAnnotations(definition->id, point.annotations, m_limits))
        return rejectAt(
            *rejection, reading.hasOwnAnnotations ? at(u"ann"_s) : text.where(u"/ann"_s));
    addNotes(verdict, point);
    verdict.accepted.append(std::move(point));
}

const PropertyDefinition *ContractCheck::property(const QString &name) const
{
    const auto it = m_properties.constFind(name.toLower());
    return it == m_properties.constEnd() ? nullptr : &*it;
}

} // namespace sim
