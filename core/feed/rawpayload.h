// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/property.h"

#include <QtCore/QByteArray>

namespace sim {

/// \a number rounded to \a decimals, half away from zero on the decimal text that it has.
double roundedTo(double number, int decimals);

/// Appends the shortest text that reads back as \a number: `45`, `21.56`, `-0.5`, `1e+21`. NaN and
/// infinity do not exist on the wire and assert.
void appendNumber(QByteArray &out, double number);

/// Appends \a text as a JSON string: quotes, backslash and control characters escaped, the rest
/// UTF-8.
void appendQuoted(QByteArray &out, QStringView text);

/// Appends \a value as compact JSON, the exact bytes of a raw publish (contract, section 2.1).
void appendValue(QByteArray &out, const Value &value);
void appendLocation(QByteArray &out, const Location &location);

/// The payload of a raw publish.
QByteArray rawPayload(const Value &value);

/// Reads a raw payload as a value of \a type: one bare JSON value.
/// Errors: `feed.notJson` with position, `feed.wrongType`; the remedy shows the form that is
/// wanted.
Result<Value> readRawPayload(QByteArrayView payload, PropertyType type);

} // namespace sim
