// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"

namespace sim {

// The keys "schedule", "report" and "publish", which mean the same at every level of a profile.

/// Reads all three out of \a owner.
void readRules(ObjectReader &owner, ScheduleSettings &schedule, ReportSettings &report,
    PublishSettings &publish);

/// An amount: `5%`, or a duration (microseconds).
std::optional<Amount> durationAmount(const QString &text);

/// An amount: `1%`, or a number.
std::optional<Amount> numberAmount(const QJsonValue &json);

} // namespace sim
