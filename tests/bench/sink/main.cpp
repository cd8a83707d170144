// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server that the benchmarks measure clients against: prints {"port": N} and serves until its
// input ends.
#include "bench/common/measure.h"
#include "bench/common/options.h"
#include "bench/sink/sinkserver.h"

int main()
{
    sim::bench::raiseDescriptorLimit();
    sim::bench::SinkServer server;
    const int port = server.listen();
    if (port == 0)
        sim::bench::giveUp("cannot listen on the loopback interface");
    sim::bench::printMeasures({ { "port", port } });
    server.run();
    return 0;
}
