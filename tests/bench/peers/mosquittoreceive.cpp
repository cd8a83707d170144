// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libmosquitto takes a burst from the sink, as ours does.
#include "bench/common/measure.h"
#include "bench/common/options.h"

#include <mosquitto.h>

namespace {

int received = 0;
bool isConnected = false;

} // namespace

int main(int argc, char **argv)
{
    using namespace sim::bench;
    const Options options = readOptions(argc, argv);
    mosquitto_lib_init();
    mosquitto *const client = mosquitto_new("bench-mosquitto", true, nullptr);
    mosquitto_connect_callback_set(client, [](mosquitto *, void *, int) { isConnected = true; });
    mosquitto_message_callback_set(
        client, [](mosquitto *, void *, const mosquitto_message *) { ++received; });
    if (mosquitto_connect(client, options.host.c_str(), options.port, 60) != MOSQ_ERR_SUCCESS)
        giveUp("libmosquitto cannot connect");
    const auto turn = [&] {
        if (mosquitto_loop(client, 1000, 1) != MOSQ_ERR_SUCCESS)
            giveUp("libmosquitto lost its connection");
    };
    while (!isConnected)
        turn();
    const std::string filter = "sink/burst/" + std::to_string(options.messages);
    const Usage start = usageNow();
    mosquitto_subscribe(client, nullptr, filter.c_str(), 0);
    while (received < options.messages)
        turn();
    const Usage end = usageNow();
    printMeasures({ { "messages", received },
        { "cpu_us", (end.cpuSeconds - start.cpuSeconds) * 1e6 / received },
        { "rate", received / (end.seconds - start.seconds) } });
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return 0;
}
