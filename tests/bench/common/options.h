// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace sim::bench {

/// What the runner asks of a bench program, as `--name value` pairs. All programs know all names,
/// so that ours and peers are given the same work.
struct Options
{
    std::string client; ///< which of a program's clients
    std::string host = "127.0.0.1";
    int port = 0;
    std::string topic;
    std::string payload;
    int qos = 0;
    int messages
        = 1000; ///< measured; a tenth of it, and one batch at least, goes before as warm-up
    int batch = 1000; ///< messages at most per turn of the event loop
    int window = 1000; ///< unacknowledged messages at QoS 1
    int connections = 1;
    double seconds = 10; ///< fleets: how long to publish
    double perSecond = 1; ///< fleets: messages per second and connection
    std::string sockets = "auto"; ///< ours: `auto`, `epoll` or `qt`
    int properties = 10; ///< the whole way: of each device; one of them publishes
};

/// Ends the program with a text for an unknown name or a value that is no number.
Options readOptions(int argc, char **argv);

/// Ends the program: what did not work, on standard error.
[[noreturn]] void giveUp(const std::string &reason);

} // namespace sim::bench
