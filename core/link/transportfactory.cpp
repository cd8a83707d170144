// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/transportfactory.h"

#ifdef Q_OS_LINUX
#include "core/link/epolltransport.h"
#endif

namespace sim {

using namespace Qt::StringLiterals;

std::optional<SocketKind> socketKindFromName(QStringView name)
{
    if (name == "auto"_L1)
        return SocketKind::Auto;
    if (name == "epoll"_L1)
        return SocketKind::Epoll;
    if (name == "qt"_L1)
        return SocketKind::Qt;
    return {};
}

TransportFactory::TransportFactory(SocketKind sockets)
    : m_sockets(sockets)
{
}

TransportFactory::~TransportFactory() = default;

std::unique_ptr<Transport> TransportFactory::create(
    const Endpoint &endpoint, const QString &keyPassphrase)
{
    return create(std::make_shared<const Endpoint>(endpoint), keyPassphrase);
}

#ifdef Q_OS_LINUX

bool TransportFactory::isEpollSupported()
{
    return true;
}

std::shared_ptr<EpollReactor> TransportFactory::reactor()
{
    if (!m_reactor)
        m_reactor = EpollReactor::make();
    return m_reactor;
}

std::unique_ptr<Transport> TransportFactory::create(
    const std::shared_ptr<const Endpoint> &endpoint, const QString &keyPassphrase)
{
    const bool isEpoll = endpoint->transport == TransportKind::Tcp && m_sockets != SocketKind::Qt;
    // Without a descriptor left for it, Qt's socket tells what is missing.
    if (isEpoll && reactor())
        return std::make_unique<EpollTransport>(endpoint, reactor());
    return Transport::create(*endpoint, keyPassphrase);
}

#else

bool TransportFactory::isEpollSupported()
{
    return false;
}

std::unique_ptr<Transport> TransportFactory::create(
    const std::shared_ptr<const Endpoint> &endpoint, const QString &keyPassphrase)
{
    return Transport::create(*endpoint, keyPassphrase);
}

#endif

} // namespace sim
