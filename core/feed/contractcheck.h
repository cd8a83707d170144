// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/datapoint.h"
#include "core/model/property.h"

#include <QtCore/QHash>

namespace sim {

class JsonText;
struct PointReading;

/// The platform's limits (contract, section 6); settings, since accounts differ.
struct ContractLimits
{
    int maxPointsPerFeed = 1000;
    int maxAnnotations = 10;
    int maxAnnotationLength = 128;
    qint64 maxStringBytes = 1024;
    qint64 maxObjectBytes = 300 * 1024;
    qint64 maxBlobBytes = 1024 * 1024;
    int maxEnumItemLength = 64;
};

/// Why the platform would discard a point or a whole message.
enum class RejectReason {
    UnknownTopic,
    UnknownProperty,
    NameCase, ///< upper case in a topic
    NotJson,
    MalformedFeed,
    WrongType,
    OutOfBoundaries,
    TooLarge,
    TooManyPoints,
    BadAnnotations,
    BadTime,
};

/// Short word for counters and `--json`: `wrongType` ...
QString reasonName(RejectReason reason);

/// One point or message that the platform would discard.
struct Rejection
{
    RejectReason reason = RejectReason::WrongType;
    QString property; ///< empty: the whole message
    Error error; ///< names the section of the contract
};

/// What the platform would make of one message.
struct Verdict
{
    QList<DataPoint> accepted;
    QList<Rejection> rejected;
    QStringList notes; ///< odd but accepted
};

/// Judges messages by the contract, without a network. Used by the mirror, the compose pane and
/// `validate`. Thread: any, after construction.
class ContractCheck
{
public:
    explicit ContractCheck(
        const QList<PropertyDefinition> &properties, const ContractLimits &limits = {});

    /// One value against type and boundaries.
    std::optional<Rejection> checkValue(
        const PropertyDefinition &property, const Value &value) const;

    /// A raw publish on the topic of \a name. \a received becomes the time of the point.
    Verdict raw(const QString &name, QByteArrayView payload, WallTime received) const;

    /// A Data Feed.
    Verdict feed(QByteArrayView payload, WallTime received) const;

    /// Case-insensitive, as the platform's names are.
    const PropertyDefinition *property(const QString &name) const;

private:
    void judgePoint(
        Verdict &verdict, const JsonText &text, qsizetype index, PointReading &reading) const;

    QHash<QString, PropertyDefinition> m_properties;
    ContractLimits m_limits;
};

} // namespace sim
