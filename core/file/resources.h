// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace sim {

/// Makes the compiled-in files below `:/sim` (schema, demo profiles, templates) readable; a static
/// library does not register them by itself. May be called any number of times, on any thread.
void initCoreResources();

} // namespace sim
