// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/socketaddress.h"

#include <cstring>
#include <net/if.h>
#include <netinet/in.h>

namespace sim {

namespace {

    /// The number of a network interface that was given by number or by name; 0 when there is none.
    quint32 scopeOf(const QHostAddress &address)
    {
        bool isNumber = false;
        const quint32 number = address.scopeId().toUInt(&isNumber);
        return isNumber ? number : if_nametoindex(address.scopeId().toLocal8Bit().constData());
    }

} // namespace

SocketAddress::SocketAddress(const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        sockaddr_in6 wanted {};
        wanted.sin6_family = AF_INET6;
        wanted.sin6_port = htons(port);
        wanted.sin6_scope_id = scopeOf(address);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&wanted.sin6_addr, &bytes, sizeof(wanted.sin6_addr));
        std::memcpy(&m_storage, &wanted, sizeof(wanted));
        m_size = sizeof(wanted);
        return;
    }
    sockaddr_in wanted {};
    wanted.sin_family = AF_INET;
    wanted.sin_port = htons(port);
    wanted.sin_addr.s_addr = htonl(address.toIPv4Address());
    std::memcpy(&m_storage, &wanted, sizeof(wanted));
    m_size = sizeof(wanted);
}

const sockaddr *SocketAddress::data() const
{
    return reinterpret_cast<const sockaddr *>(&m_storage); // NOLINT(*-reinterpret-cast): its API
}

} // namespace sim
