// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/readcontext.h"
#include "core/model/device.h"

namespace sim {

/// Inputs of the sources of \a type: they exist, and no property depends on itself. \a place is
/// that of the type.
void checkInputs(ReadContext &context, const DeviceType &type, const JsonPlace &place);

} // namespace sim
