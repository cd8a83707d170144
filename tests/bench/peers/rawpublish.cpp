// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The limit of one connection: packets made once, written 64 KiB at a time to a blocking socket.
#include "bench/peers/publishround.h"
#include "bench/peers/rawmqtt.h"

int main(int argc, char **argv)
{
    using namespace sim::bench;
    constexpr std::size_t kWrite = 65'536;
    const Options options = readOptions(argc, argv);
    if (options.qos != 0)
        giveUp("the raw socket knows QoS 0 only");
    const int socket = raw::connectSocket(options.host, options.port);
    const std::string connect = raw::connectPacket("bench-raw");
    raw::sendAll(socket, connect.data(), connect.size());
    raw::receiveExactly(socket, 4);
    const std::string packet = raw::publishPacket(options.topic, options.payload);
    const std::string mark = raw::publishPacket(options.topic, options.payload, 1);
    std::string block;
    while (block.size() + packet.size() <= kWrite)
        block += packet;
    const std::size_t perBlock = block.size() / packet.size();
    runRounds(options, [&](int messages) {
        for (auto left = static_cast<std::size_t>(messages); left > 0;) {
            const std::size_t count = std::min(left, perBlock);
            raw::sendAll(socket, block.data(), count * packet.size());
            left -= count;
        }
        raw::sendAll(socket, mark.data(), mark.size());
        raw::receiveExactly(socket, 4);
    });
    return 0;
}
