// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim {

/// Where \a time lies within its cycle, 0 up to but not including \a period; whole microseconds, so
/// that a cycle never drifts however long a run lasts. \a period must be positive.
Microseconds inCycle(Microseconds time, Microseconds period);

/// The part of \a period that \a degrees of phase are.
Microseconds phaseShift(double degrees, Microseconds period);

/// The period of a source that accepts `period` or `frequency`; the frequency wins when it is set.
/// At least 1 microsecond.
Microseconds periodOf(const Parameters &parameters);

/// KindDescription::repetition of kinds with cycleParameters().
std::optional<Repetition> cycleRepetition(const Parameters &parameters);

/// Descriptions of `period`, `frequency` and `phase`.
QList<ParameterDescription> cycleParameters();

} // namespace sim
