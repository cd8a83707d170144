// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"

namespace sim {

/// Reads "view".
ProfileView readView(ReadContext &context, const QJsonValue &json, const JsonPlace &place);

/// Reads "faults", "scenario" and "backfill", which are kept as written: their outer shape is
/// checked, and a warning says that this version does not carry them out.
void readKeptParts(ObjectReader &owner, Profile &profile);

} // namespace sim
