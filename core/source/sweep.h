// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// Straight up from min to max in the first part of each cycle and straight down in the rest:
/// what `triangle` and `sawtooth` have in common. Errors: `source.emptyRange`, naming \a kind.
Result<std::unique_ptr<Source>> makeSweep(const Parameters &parameters, const QString &kind);

/// Descriptions of `min`, `max`, `symmetry` and the cycle. \a symmetry is the default in percent.
QList<ParameterDescription> sweepParameters(double symmetry);

} // namespace sim
