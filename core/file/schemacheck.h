// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

namespace sim {

/// A place that does not fit the JSON Schema of profiles, and how, for people.
struct SchemaProblem
{
    QString pointer;
    QString how;

    bool operator==(const SchemaProblem &) const = default;
};

/// Checks \a profile against the schema that is shipped (resources/schema), with valijson.
///
/// ProfileReader finds the same mistakes itself and says more about them, so it asks here last: a
/// net under the hand-written readers, and the proof that the schema, which editors use to complete
/// and check, agrees with them. At most 100 problems.
QList<SchemaProblem> checkSchema(const QJsonValue &profile);

/// The schema's text, for `--schema` options and editors.
QByteArray profileSchema();

} // namespace sim
