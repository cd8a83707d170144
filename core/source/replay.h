// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `replay`: recorded values out of a CSV file, streamed: a file of any length takes the memory of
/// one block.
///
/// A copy opens the file once more. An error further down in the file stops the values from there
/// on and says file, line and column.
KindDescription replayDescription();
Result<std::unique_ptr<Source>> makeReplay(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
