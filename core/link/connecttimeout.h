// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/link/transport.h"

namespace sim {

/// `link.timeout`: \a endpoint gave no connection within \a limit, which ran out in \a stage. Its
/// remedy says what usually makes that very stage hang.
Error connectTimeout(Stage stage, Microseconds limit, const Endpoint &endpoint);

} // namespace sim
