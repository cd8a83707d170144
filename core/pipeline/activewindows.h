// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/rules.h"

namespace sim {

/// The first moment from \a time on that lies in one of \a windows: \a time itself when it does, or
/// when there are no windows. WallTime::max() when no window has a day. Days and times of day are
/// UTC. Thread: any.
WallTime nextActive(const QList<ActiveWindow> &windows, WallTime time);

} // namespace sim
