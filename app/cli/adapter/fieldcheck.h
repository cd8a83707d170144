// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/adapter/adapterfields.h"
#include "core/base/jsontext.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace sim {

/// The first thing that is wrong with the object at \a pointer of \a text, against its description.
/// Fields that are null count as absent. Errors: `adapter.unknownField`, `adapter.missingField`,
/// `adapter.badField`.
std::optional<Error> faultOfFields(
    const JsonText &text, const QString &pointer, std::span<const FieldDescription> fields);

/// What \a field holds, for people: "a whole number from 0 to 2".
QString wantedText(const FieldDescription &field);

/// The seconds of a duration field that has passed the check.
double secondsOf(const QJsonValue &value);

/// The number of a percent field that has passed the check.
double percentOf(const QJsonValue &value);

} // namespace sim
