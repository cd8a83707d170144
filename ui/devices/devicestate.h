// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/devicelink.h"
#include "ui/theme/theme.h"

namespace sim {

/// The word for a state; while connecting, with the stage: "Connecting: TLS handshake".
QString deviceStateText(DeviceLink::State state, Stage stage);

/// Icon and colour that go with the word (never without it).
QString deviceStateIcon(DeviceLink::State state);
Theme::Role deviceStateRole(DeviceLink::State state);

} // namespace sim
