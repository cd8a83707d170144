// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `uuid`: a random UUID of version 4 (RFC 4122), out of the seeded stream: another one for each
/// device, the same one in each run.
KindDescription uuidDescription();
Result<std::unique_ptr<Source>> makeUuid(const Parameters &parameters, PropertyType type);

} // namespace sim
