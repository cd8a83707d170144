// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"
#include "core/file/secretstore.h"
#include "core/run/simulation.h"

namespace sim {

/// What a run is made of, or everything that stands in its way.
struct RunPlan
{
    SimulationSetup setup;
    QList<Error> errors; ///< empty: ready to run
};

/// Where one device connects to and with which secrets, and what is missing.
struct ConnectionPlan
{
    std::optional<SimulationSetup::Connection> connection = {}; ///< absent: no endpoint
    QList<Error> errors = {}; ///< secrets that could not be had, too
};

/// Lays \a options over the endpoint that \a device of \a profile has. Asks \a secrets only for
/// runs that are not local.
ConnectionPlan planConnection(const Profile &profile, const RunOptions &options,
    const ResolvedDevice &device, SecretStore &secrets);

/// Lays \a options over \a profile: resolves devices, endpoints and secrets. \a now starts the
/// simulated time unless the options say otherwise. Asks \a secrets only for runs that are not
/// local.
RunPlan planRun(const Profile &profile, const RunOptions &options, const KindCatalogues &catalogues,
    SecretStore &secrets, WallTime now);

} // namespace sim
