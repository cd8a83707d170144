// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `dropout`: some samples get lost; unlike a null they do not leave at all.
KindDescription dropoutDescription();
Result<std::unique_ptr<Modifier>> makeDropout(const Parameters &parameters);

} // namespace sim
