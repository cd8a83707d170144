// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtNetwork/QHostAddress>

#include <sys/socket.h>

namespace sim {

/// An internet address as the system's calls want it. POSIX only.
class SocketAddress
{
public:
    SocketAddress(const QHostAddress &address, quint16 port);

    int family() const { return m_storage.ss_family; }

    const sockaddr *data() const;

    socklen_t size() const { return m_size; }

private:
    sockaddr_storage m_storage {};
    socklen_t m_size = 0;
};

} // namespace sim
