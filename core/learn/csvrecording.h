// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/learn/recording.h"

#include <QtCore/QList>

class QIODevice;

namespace sim {

/// Reads the columns of a CSV file (see CsvReader) for learn(): at most 200,000 rows.
///
/// The first column of times is taken for them: ISO 8601, or ascending numbers under a name such as
/// "time", "timestamp", "t" or "date" (seconds; milliseconds where the name says ms or the numbers
/// are too great). Without one, rows are one second apart. Empty fields are left out, with their
/// time. Errors: `base.csv*`.
Result<QList<RecordedTexts>> readRecording(QIODevice &device, const QString &name);

} // namespace sim
