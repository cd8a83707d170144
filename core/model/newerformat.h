// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace sim {

/// One step from the root of a profile file to a part of it.
struct FileStep
{
    QString name; ///< a key; of an element of a list its `id`, or its index where it has none
    bool isElement = false;

    bool operator==(const FileStep &) const = default;
};

/// The keys of one object of the file that this version does not know.
struct UnknownKeys
{
    QList<FileStep> path; ///< of the object; empty: the root
    QJsonObject members;

    bool operator==(const UnknownKeys &) const = default;
};

/// What a profile of a newer format holds beyond what this version knows. It is written back as it
/// was, so that a copy under another name loses nothing; keys of an element go with the element.
struct NewerFormat
{
    int version = 0; ///< above Profile::kFormatVersion
    QString schema; ///< `$schema` as written; empty: absent
    QList<UnknownKeys> unknown;

    bool operator==(const NewerFormat &) const = default;
};

} // namespace sim
