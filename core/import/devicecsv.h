// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/import/platformdefinition.h"

class QIODevice;

namespace sim {

/// Reads the CSV with which the platform creates many devices (contract, section 5): the columns
/// profile name, device name, app ids, friendly name, description, tags, status, period, customIds,
/// timezone, location annotation, meta annotation, location, in any order and spelling
/// (`profile_name`, `Profile Name`), others are skipped. A column with device ids or key ids, which
/// the platform's own file lacks, is read where there is one.
/// Errors: `base.csv*`, `import.*` with line and column.
Result<QList<PlatformDevice>> readDeviceCsv(QIODevice &file, const QString &name);

} // namespace sim
