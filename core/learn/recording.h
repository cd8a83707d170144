// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace sim {

/// A column of recorded data: a name and one value for each time.
template <typename T>
struct Recorded
{
    QString header; ///< as the file says it, such as "Temp (°C)"
    std::vector<Microseconds> times; ///< since the first one, ascending
    std::vector<T> values; ///< as many
    std::optional<WallTime> begin = {}; ///< the date of time 0, where the file says it
};

using RecordedTexts = Recorded<QString>;

} // namespace sim
