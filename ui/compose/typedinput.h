// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/feed/contractcheck.h"

namespace sim {

/// Reads what a person typed as a value of \a property. Text properties take the text as it is,
/// without quotes; enum members likewise; everything else is JSON. Errors: those of
/// readRawPayload().
Result<Value> valueFromInput(const PropertyDefinition &property, const QString &text);

/// What to put into an editor so that valueFromInput() reads \a value back.
QString inputFromValue(const Value &value);

/// A value to begin with: the middle of the range, the first of the set, an example of the form.
QString exampleInput(const PropertyDefinition &property);

/// Reads a time as typed: `now`, an offset from \a now (`-2s`, `500ms`), or ISO 8601 with a zone.
Result<WallTime> timeFromInput(const QString &text, WallTime now);

/// A raw publish as typed: its bytes, and what the platform would say. No problem: the message may
/// leave.
struct RawDraft
{
    QByteArray payload; ///< empty when the input cannot be read at all
    QString problem; ///< one sentence or two for beside the field; empty when all is well
};

RawDraft draftRaw(
    const ContractCheck &contract, const PropertyDefinition &property, const QString &text);

/// A Data Feed as typed or laid out, judged.
struct FeedDraft
{
    QList<DataPoint> points; ///< readable ones
    QString problem;
    QString note; ///< odd but accepted
};

FeedDraft draftFeed(const ContractCheck &contract, const QByteArray &json, WallTime now);

} // namespace sim
