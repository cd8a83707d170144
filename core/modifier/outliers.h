// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `outliers`: now and then a value far away, up or down: interference, a loose contact.
KindDescription outliersDescription();
Result<std::unique_ptr<Modifier>> makeOutliers(const Parameters &parameters);

} // namespace sim
