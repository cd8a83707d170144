// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/faultkind.h"

namespace sim {

/// Kinds that profiles may name already and that this version does not carry out.
QList<FaultKind> plannedFaults();

} // namespace sim
