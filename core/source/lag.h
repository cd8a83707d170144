// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `lag`: gain * input + offset, delayed, and smoothed by a first-order step that is exact for an
/// input held between samples. The remembered history is bounded, whatever the delay.
KindDescription lagDescription();
Result<std::unique_ptr<Source>> makeLag(const Parameters &parameters, PropertyType type);

} // namespace sim
