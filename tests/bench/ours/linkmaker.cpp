// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/linkmaker.h"

namespace sim::bench {

SocketKind socketKindOf(const Options &options)
{
    const auto kind = socketKindFromName(QString::fromStdString(options.sockets));
    if (!kind || (*kind == SocketKind::Epoll && !TransportFactory::isEpollSupported()))
        giveUp("--sockets is auto or qt, and epoll on Linux");
    return *kind;
}

LinkMaker::LinkMaker(const Options &options)
    : m_transports(socketKindOf(options))
{
    m_settings.endpoint.transport = TransportKind::Tcp;
    m_settings.endpoint.host = QString::fromStdString(options.host);
    m_settings.endpoint.port = static_cast<quint16>(options.port);
    m_settings.endpoint.keepAlive = std::chrono::seconds(60);
    m_settings.window = options.window;
}

std::unique_ptr<DeviceLink> LinkMaker::make(const QString &clientId, ConnectLimiter *limiter)
{
    LinkSettings settings = m_settings;
    settings.clientId = clientId;
    const RandomStream jitter(m_made++);
    const LinkContext context {
        .clock = m_clock, .limiter = limiter, .transports = &m_transports, .topics = &m_topics
    };
    return std::make_unique<DeviceLink>(settings, context, jitter);
}

} // namespace sim::bench
