// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtNetwork/QAbstractSocket>

namespace sim {

/// What errno means, in the words of Qt's sockets, so that socketFailure() judges both alike. POSIX
/// only.
QAbstractSocket::SocketError socketErrorOf(int systemError);

/// The system's text for errno.
QString systemErrorText(int systemError);

} // namespace sim
