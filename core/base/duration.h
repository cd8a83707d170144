// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

namespace sim {

/// Reads a duration as profiles write it: a number and one unit of us, ms, s, m, h, d (`500ms`,
/// `5s`, `1.5m`, `15m`, `1d`); a leading minus is allowed. The range is +-10,000 days. Errors:
/// `base.badDuration` with the text and the forms that are accepted.
Result<Microseconds> parseDuration(QStringView text);

/// The shortest text that parseDuration() reads back as exactly \a duration: `1500ms`, `5s`, `15m`.
QString formatDuration(Microseconds duration);

/// For people: at most two units and no false precision, `1 h 05 min`, `5 min`, `12.5 s`, `340 ms`.
QString displayDuration(Microseconds duration);

} // namespace sim
