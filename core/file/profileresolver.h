// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/file/profilereader.h"
#include "core/model/profile.h"

namespace sim {

/// The devices of \a profile ready to run: groups expanded (`count`, `idPattern`), profile
/// defaults, type, property and device overrides laid over each other in this order. Errors:
/// `file.badOverride` with the device, the path and the reason; all of them.
struct Resolution
{
    QList<ResolvedDevice> devices;
    QList<Error> errors;
};

Resolution resolveDevices(const Profile &profile, const KindCatalogues &catalogues);

/// The endpoint that \a device of \a profile uses; nothing when the profile names none.
const Endpoint *endpointOf(const Profile &profile, const Device &device);

} // namespace sim
