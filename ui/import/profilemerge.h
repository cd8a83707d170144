// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/profile.h"

namespace sim {

/// Adds the device types and devices of \a from to \a profile, under ids that are free there, on an
/// endpoint that is there already where one is the same. Devices whose platform id is in the
/// profile already are left out: two clients with one id throw each other out; made-up ids get the
/// next number. \returns the ids of the devices that were added.
QStringList mergeProfile(Profile &profile, const Profile &from);

} // namespace sim
