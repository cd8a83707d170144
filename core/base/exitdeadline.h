// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace sim {

/// Ends the process with \a code after \a time, if it has not ended by itself. The last thing that
/// main() does: a name lookup that hangs in the system's resolver cannot be cancelled, and Qt waits
/// for it at the end of the application, for many seconds.
///
/// Everything worth keeping must be written before. Returns \a code.
int endWithin(std::chrono::milliseconds time, int code);

} // namespace sim
