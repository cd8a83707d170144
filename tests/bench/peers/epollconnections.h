// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/options.h"

#include <cstddef>
#include <vector>

namespace sim::bench {

/// Many MQTT connections on a bare epoll loop. Whatever goes wrong ends the program.
class EpollConnections
{
public:
    /// What one wait() has found.
    struct Event
    {
        int number;
        bool canWrite;
        std::size_t received; ///< bytes, read already
    };

    explicit EpollConnections(const Options &options);

    /// Opens them all, at most 100 at once: the backlog of mosquitto's listening socket.
    void connectAll();

    /// Sends as much of \a bytes as the system takes, and says how much that was.
    std::size_t send(int number, const char *bytes, std::size_t size);

    /// Lets wait() also tell when there is room to write.
    void watchForWriting(int number, bool isWatched);

    const std::vector<Event> &wait(int milliseconds);

private:
    void beginOne();
    void control(int operation, int number, unsigned events);

    Options m_options;
    int m_epoll;
    std::vector<int> m_sockets;
    std::vector<Event> m_events;
};

} // namespace sim::bench
