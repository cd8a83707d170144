// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/systemerrors.h"

#include <cerrno>
#include <system_error>

namespace sim {

QAbstractSocket::SocketError socketErrorOf(int systemError)
{
    switch (systemError) {
    case 0:
    case EPIPE:
    case ECONNRESET:
        return QAbstractSocket::RemoteHostClosedError;
    case ECONNREFUSED:
        return QAbstractSocket::ConnectionRefusedError;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC: // /proc/sys/fs/epoll/max_user_watches
        return QAbstractSocket::SocketResourceError;
    case EADDRNOTAVAIL:
        return QAbstractSocket::SocketAddressNotAvailableError;
    case EACCES:
    case EPERM:
        return QAbstractSocket::SocketAccessError;
    case EAFNOSUPPORT:
    case EPROTONOSUPPORT:
        return QAbstractSocket::UnsupportedSocketOperationError;
    default:
        return QAbstractSocket::NetworkError;
    }
}

QString systemErrorText(int systemError)
{
    return QString::fromStdString(std::generic_category().message(systemError));
}

} // namespace sim
