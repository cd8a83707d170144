// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transport.h"

namespace sim {

class EpollReactor;

/// Which sockets carry plain TCP. TLS and WebSocket always use Qt's.
enum class SocketKind {
    Auto, ///< Epoll where there is epoll, else Qt
    Epoll, ///< many sockets behind one descriptor: for fleets; Linux
    Qt, ///< QTcpSocket
};

/// `auto`, `epoll` and `qt`.
std::optional<SocketKind> socketKindFromName(QStringView name);

/// Makes the transports of one thread; what they share goes with the last of them. Thread: the one
/// that it makes transports for.
class TransportFactory
{
public:
    explicit TransportFactory(SocketKind sockets = SocketKind::Auto);
    ~TransportFactory();
    TransportFactory(const TransportFactory &) = delete;
    TransportFactory &operator=(const TransportFactory &) = delete;

    /// Like Transport::create(), with the sockets that were chosen.
    std::unique_ptr<Transport> create(const Endpoint &endpoint, const QString &keyPassphrase = {});

    /// The same without a copy of the endpoint for each of many transports.
    std::unique_ptr<Transport> create(
        const std::shared_ptr<const Endpoint> &endpoint, const QString &keyPassphrase = {});

    /// Whether this system has epoll.
    static bool isEpollSupported();

private:
    std::shared_ptr<EpollReactor> reactor();

    SocketKind m_sockets;
    std::shared_ptr<EpollReactor> m_reactor; ///< made when it is needed first
};

} // namespace sim
