// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/import/platformdefinition.h"

#include <QtCore/QByteArray>

namespace sim {

/// A document to import: a file, or a text that was pasted or fetched.
struct PlatformDocument
{
    QString name; ///< for people, and in front of places in errors
    QString path; ///< empty: the text counts
    QByteArray text;

    bool operator==(const PlatformDocument &) const = default;
};

/// What documents say together, and what a user should know about them.
struct PlatformReading
{
    PlatformDefinition definition;
    QStringList skippedBuiltIns; ///< properties that the platform sets itself
    QList<Error> remarks;

    qsizetype propertyCount() const; ///< of all profiles
};

/// Reads \a documents, the first bad one being the error. May take seconds: not for the thread of a
/// window. Errors: `file.cannotRead`, `base.json*`, `base.csv*`, `import.*`.
Result<PlatformReading> readDocuments(const QList<PlatformDocument> &documents);

} // namespace sim
