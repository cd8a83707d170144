// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// `poissonEvents`: something happens at random times, each independent of the others; between them
/// there is no value. The times lie on the time line by themselves, whatever the sampling grid. A
/// sample carries one value: what happens meanwhile waits for the next ones, a thousand values at
/// most.
KindDescription poissonEventsDescription();
Result<std::unique_ptr<Source>> makePoissonEvents(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

} // namespace sim
