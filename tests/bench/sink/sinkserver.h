// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/sink/sinkconnection.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sim::bench {

/// An MQTT server that costs as little as possible, so that its clients are what is measured.
///
/// Listens on a free port of the loopback interface. Takes orders on standard input, one a line:
/// `counts` prints the arrivals as JSON, `reset` forgets them, the end of the input ends run().
class SinkServer
{
public:
    SinkServer();
    SinkServer(const SinkServer &) = delete;
    SinkServer &operator=(const SinkServer &) = delete;
    ~SinkServer();

    /// The port, or 0 with errno.
    int listen();

    void run();

private:
    void watch(int descriptor, unsigned events, int operation);
    void acceptAll();
    void serve(SinkConnection &connection, unsigned events);
    bool takeOrders();
    void obey(const std::string &order);

    int m_epoll = -1;
    int m_listener = -1;
    Arrivals m_arrivals;
    std::unordered_map<int, std::unique_ptr<SinkConnection>> m_connections;
    std::vector<char> m_buffer;
    std::string m_orders;
};

} // namespace sim::bench
