// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

namespace sim {

/// `noise`: adds normal numbers to a value: white noise, each sample independent, or pink noise, of
/// the same power in each octave.
///
/// Pink noise adds up normal numbers that are drawn anew every 1, 2, 4 ... samples (Voss and
/// McCartney), 16 of them: pink over periods of 2 to 65,536 samples. Each is a pure function of the
/// sample's index, so nothing is remembered.
KindDescription noiseDescription();
Result<std::unique_ptr<Modifier>> makeNoise(const Parameters &parameters);

} // namespace sim
