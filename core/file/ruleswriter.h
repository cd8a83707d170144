// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/jsonnode.h"
#include "core/model/rules.h"

namespace sim {

/// Adds "schedule", "report" and "publish" to \a owner, as far as they set something.
void writeRules(JsonNode &owner, const ScheduleSettings &schedule, const ReportSettings &report,
    const PublishSettings &publish);

} // namespace sim
