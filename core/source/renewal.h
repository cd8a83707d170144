// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim {

/// `renew`: whether a random text is drawn once or for each sample.
ParameterDescription renewParameter();

bool isRenewed(const Parameters &parameters);

} // namespace sim
