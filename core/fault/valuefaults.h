// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/faultkind.h"

namespace sim {

/// Faults of values of all types: `stuck`, `missing`, `null`, `wrongType`.
QList<FaultKind> valueFaults();

} // namespace sim
