// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/rulefields.h"

namespace sim {

/// When samples are taken beside `sampleEvery` and `jitter`: arrival, alignTo, activeWindows,
/// missed.
QList<RuleField> timingFields();

/// Windows as they are typed, `mon tue 08:00-18:00; 22:00-02:00`; without days: every day.
QString windowsText(const QList<ActiveWindow> &windows);

/// What windowsText() made, ranges such as `mon-fri` too; nothing for another text.
std::optional<QList<ActiveWindow>> parseWindows(const QString &text);

} // namespace sim
