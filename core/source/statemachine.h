// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `stateMachine`: a semi-Markov process. Each state lasts for a random time and has a value or a
/// source of its own; transitions are drawn by weight among those whose condition holds. Without
/// conditions the transitions lie on the time line by themselves, whatever the sampling grid. With
/// `follow` another property says the state, so that one machine drives many properties.
KindDescription stateMachineDescription();
Result<std::unique_ptr<Source>> makeStateMachine(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
