// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/learn/learner.h"

namespace sim {

/// Finds the generator of a column of few different values: which of \a values each sample has is
/// in \a places.
void learnStates(
    const QList<Value> &values, const std::vector<qsizetype> &places, LearnedProperty &learned);

} // namespace sim
