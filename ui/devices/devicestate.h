// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/devicelink.h"
#include "ui/theme/theme.h"

namespace sim {

/// The word for a state; while connecting, with the stage: "Connecting: TLS handshake".
QString deviceStateText(DeviceLink::State state, Stage stage);

/// What waits and what is lost for good: `37 queued, 120 dropped`; empty when there is neither.
QString deviceBacklogText(quint64 queued, quint64 dropped);

/// \a count in at most four characters, rounded down: `999`, `1.2k`, `56k`, `3.4M`. For badges;
/// tool tips say the whole number.
QString shortCount(quint64 count);

/// Icon and colour that go with the word (never without it).
QString deviceStateIcon(DeviceLink::State state);
Theme::Role deviceStateRole(DeviceLink::State state);

} // namespace sim
