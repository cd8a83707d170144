// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runsnapshot.h"
#include "ui/theme/theme.h"

namespace sim {

/// The state of a device as the inspector says it, with the colour that goes with the word.
struct DeviceStateText
{
    QString word;
    Theme::Role role = Theme::Role::TextMuted;
};

/// \a device null: nothing runs.
DeviceStateText deviceStateText(const DeviceSnapshot *device);

} // namespace sim
