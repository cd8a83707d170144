// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/options.h"
#include "core/link/connectlimiter.h"
#include "core/link/devicelink.h"
#include "core/link/topiccache.h"
#include "core/link/transportfactory.h"

namespace sim::bench {

/// Connections being opened at once: the backlog of mosquitto's listening socket, as the peers do
/// it. What is beyond would wait a second for its SYN to be sent again.
inline constexpr int kConnectsAtOnce = 100;

/// Which sockets \a options want; ends the program when there are none of that name.
SocketKind socketKindOf(const Options &options);

/// Makes links as a running simulation does: plain TCP to the server that the options name, nothing
/// but a client id to log in with. Outlives its links.
class LinkMaker
{
public:
    explicit LinkMaker(const Options &options);

    /// \a limiter may be null.
    std::unique_ptr<DeviceLink> make(const QString &clientId, ConnectLimiter *limiter);

    const Clock &clock() const { return m_clock; }

private:
    LinkSettings m_settings;
    SystemClock m_clock;
    std::uint64_t m_made = 0;
    TransportFactory m_transports;
    TopicCache m_topics;
};

} // namespace sim::bench
