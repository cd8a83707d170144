// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/learn/learner.h"
#include "core/model/profile.h"

#include <QtCore/QPointF>

#include <atomic>
#include <functional>

namespace sim {

/// A column of a recording, and what its proposed generator makes with the same sampling.
struct LearnedColumn
{
    QString header;
    std::optional<LearnedProperty> learned;
    QString problem; ///< why nothing was learned; empty otherwise
    QList<QPointF> original; ///< x: seconds since the first row; thinned for drawing
    QList<QPointF> generated;
};

/// What was learned from a file.
struct LearnedFile
{
    QString name;
    QList<LearnedColumn> columns;
    bool isCut = false; ///< it has more rows than are learned from
};

/// Reads a CSV file and learns from each column. Takes seconds for large files: not for the thread
/// of a window. Gives up soon after \a isCancelled; \a progress hears percents.
/// Errors: `file.cannotRead`, `base.csv*`.
Result<LearnedFile> learnFile(const QString &path, const std::atomic_bool &isCancelled,
    const std::function<void(int)> &progress);

/// A device type with a property for each of \a columns that is learned, and one device of it. Ids
/// are free among themselves.
Profile profileOfColumns(const QString &name, const QList<LearnedColumn> &columns);

} // namespace sim
