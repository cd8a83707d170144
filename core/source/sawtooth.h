// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `sawtooth`: a triangle that by default only rises.
KindDescription sawtoothDescription();
Result<std::unique_ptr<Source>> makeSawtooth(const Parameters &parameters, PropertyType type);

} // namespace sim
