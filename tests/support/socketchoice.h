// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transportfactory.h"

namespace sim::test {

/// The sockets that SIM_TEST_SOCKETS asks for, so that one suite proves both kinds; Qt's when it is
/// not set.
inline SocketKind chosenSockets()
{
    const QString name = qEnvironmentVariable("SIM_TEST_SOCKETS");
    return socketKindFromName(name).value_or(SocketKind::Qt);
}

} // namespace sim::test
