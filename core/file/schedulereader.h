// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"

namespace sim {

/// Reads the value of a "schedule" key; what does not fit is reported to \a context.
ScheduleSettings readSchedule(ReadContext &context, const QJsonValue &json, const JsonPlace &place);

} // namespace sim
