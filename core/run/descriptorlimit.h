// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <optional>

namespace sim {

/// Lets this process open as many files and connections as the system allows it at all: raises the
/// soft limit to the hard one. Returns the limit from now on; nothing where there is none to speak
/// of. Any thread.
std::optional<qint64> raiseDescriptorLimit();

} // namespace sim
