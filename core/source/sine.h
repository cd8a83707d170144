// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `sine`: mean + amplitude * sin(2 pi t / period + phase).
KindDescription sineDescription();
Result<std::unique_ptr<Source>> makeSine(const Parameters &parameters, PropertyType type);

} // namespace sim
