// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/readcontext.h"

namespace sim {

/// What the parts of a profile say about each other: ids are unique (after groups are expanded),
/// references lead somewhere, overrides fit, curves are sampled often enough. \a place is the root.
void checkProfile(ReadContext &context, const Profile &profile, const JsonPlace &place);

} // namespace sim
