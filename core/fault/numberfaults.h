// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/faultkind.h"

namespace sim {

/// Faults that change numbers: `bias`, `drift`, `spike`, `noiseBurst`, `outOfRange`, `wrongUnit`.
QList<FaultKind> numberFaults();

} // namespace sim
