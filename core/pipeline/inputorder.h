// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <vector>

namespace sim {

/// A property and the properties that its source reads.
struct InputNode
{
    QString property;
    QStringList inputs;
};

/// The rank of each property in an order in which inputs come before those who read them; otherwise
/// in the order given. Errors: `pipeline.unknownInput`, and `pipeline.inputCycle`, which names the
/// chain.
Result<std::vector<quint32>> inputOrder(const std::vector<InputNode> &nodes);

} // namespace sim
