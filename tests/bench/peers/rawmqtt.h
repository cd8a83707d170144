// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

/// Just enough MQTT 3.1.1 to be the limit of what a client can reach: bytes, no checks.
namespace sim::bench::raw {

std::string connectPacket(const std::string &clientId);

/// \a id only at QoS 1.
std::string publishPacket(
    const std::string &topic, const std::string &payload, int qos = 0, unsigned id = 1);

/// A connected socket without Nagle's delay; ends the program when there is none.
int connectSocket(const std::string &host, int port);

/// Waits until \a size bytes have come; ends the program when the connection ends before.
std::string receiveExactly(int socket, std::size_t size);

void sendAll(int socket, const char *bytes, std::size_t size);

} // namespace sim::bench::raw
