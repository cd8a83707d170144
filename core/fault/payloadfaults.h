// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/faultkind.h"

namespace sim {

/// Faults of names and messages: `wrongCase`, `unknownProperty`, `malformedJson`, `oversize`.
QList<FaultKind> payloadFaults();

} // namespace sim
