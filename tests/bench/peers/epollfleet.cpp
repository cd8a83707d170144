// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The limit for many connections: sockets on a bare epoll loop, packets made once, due times kept
// exactly.
#include "bench/peers/epollconnections.h"
#include "bench/peers/fleetplan.h"
#include "bench/peers/rawmqtt.h"

#include <cstdlib>

int main(int argc, char **argv)
{
    using namespace sim::bench;
    raiseDescriptorLimit();
    const Options options = readOptions(argc, argv);
    const std::string packet = raw::publishPacket(options.topic, options.payload, options.qos);
    FleetPlan plan(options);
    const std::int64_t emptyBytes = residentBytes();
    const Usage start = usageNow();
    EpollConnections connections(options);
    connections.connectAll();
    plan.begin(emptyBytes, start);
    const auto publish = [&](int number) {
        if (connections.send(number, packet.data(), packet.size()) != packet.size())
            giveUp("a socket is full");
    };
    while (plan.publishDue(publish))
        connections.wait(plan.untilNextDue());
    plan.report();
    std::quick_exit(0);
}
