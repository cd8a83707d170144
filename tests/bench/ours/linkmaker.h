// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/options.h"
#include "core/link/connectlimiter.h"
#include "core/link/devicelink.h"

#if __has_include("core/link/transportfactory.h")
#include "core/link/transportfactory.h"
#define SIM_BENCH_HAS_TRANSPORT_FACTORY
#endif

namespace sim::bench {

/// Makes links as a running simulation does: plain TCP to the server that the options name, nothing
/// but a client id to log in with, the sockets that the system is best at. Outlives its links.
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
#ifdef SIM_BENCH_HAS_TRANSPORT_FACTORY
    TransportFactory m_transports;
#endif
};

} // namespace sim::bench
