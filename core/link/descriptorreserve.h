// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"

#include <optional>

namespace sim {

/// `link.systemLimit` at \a where when only those descriptors are left that connections must not
/// use: 64, or a quarter of a small limit. Without them nothing could be saved, and no file be
/// chosen, while a fleet holds all others. Nothing where the system has no such limit.
std::optional<Error> descriptorShortage(const Endpoint &where);

} // namespace sim
