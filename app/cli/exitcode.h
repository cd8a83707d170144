// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace sim {

/// What `conniosim` ends with; documented in docs/command-line.md.
enum ExitCode : int {
    ExitOk = 0, ///< all well
    ExitLost = 1, ///< something was lost, refused or rejected
    ExitUsage = 2, ///< bad options or a bad file; nothing was done
    ExitNoConnection = 3, ///< no device could connect
};

} // namespace sim
