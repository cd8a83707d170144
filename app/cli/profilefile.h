// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"

namespace sim {

/// Reads the profile of a command line argument, telling every error and warning on standard error.
/// `demo:NAME` names a built-in demo (`demo:cold-room`), `template:NAME` a template. Nothing when
/// there was an error.
std::optional<Profile> readProfileArgument(const QString &argument, const KindCatalogues &kinds);

} // namespace sim
