// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"
#include "core/model/rules.h"

namespace sim {

/// What a user typed for a parameter: its JSON, or a sentence that says what is wrong with it.
struct ParsedParameter
{
    QJsonValue json
        = QJsonValue(QJsonValue::Undefined); ///< undefined: left empty, the default holds
    QString problem; ///< empty: fine
};

/// Reads \a text as \a parameter of a property of \a type. Numbers in the user's locale or with a
/// dot, lists separated by commas (or semicolons where a comma is the locale's decimal point),
/// durations as `5s`.
ParsedParameter parseParameter(
    const QString &text, const ParameterDescription &parameter, PropertyType type);

/// \a json as it is edited; the counterpart of parseParameter().
QString parameterText(const QJsonValue &json);

/// A number in the user's locale, or as C writes it.
std::optional<double> parseNumber(const QString &text);

/// \a number with as many digits as it needs, in the user's locale, without group separators.
QString numberText(double number);

/// An amount as profiles write it, `5%`, `0.2`; \a isDuration: `200ms`. Nothing when it is neither.
std::optional<Amount> parseAmount(const QString &text, bool isDuration);
QString amountText(const Amount &amount, bool isDuration);

} // namespace sim
