// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libmosquitto on one connection, driven by one thread: publishes while its window has room, and
// turns its loop when the socket has something to say.
#include "bench/peers/publishround.h"

#include <mosquitto.h>
#include <poll.h>

namespace {

int inFlight = 0;

void turn(mosquitto *client, int timeout)
{
    using sim::bench::giveUp;
    pollfd socket { mosquitto_socket(client), POLLIN, 0 };
    if (mosquitto_want_write(client))
        socket.events |= POLLOUT;
    poll(&socket, 1, timeout);
    if ((socket.revents & POLLOUT) != 0 && mosquitto_loop_write(client, 1) != MOSQ_ERR_SUCCESS)
        giveUp("libmosquitto cannot write");
    if ((socket.revents & POLLIN) != 0 && mosquitto_loop_read(client, 1000) != MOSQ_ERR_SUCCESS)
        giveUp("libmosquitto cannot read");
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sim::bench;
    const Options options = readOptions(argc, argv);
    mosquitto_lib_init();
    static bool isConnected = false;
    mosquitto *const client = mosquitto_new("bench-mosquitto", true, nullptr);
    mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_max_inflight_messages_set(client, static_cast<unsigned>(options.window));
    mosquitto_connect_callback_set(client, [](mosquitto *, void *, int) { isConnected = true; });
    // At QoS 0 this comes from within mosquitto_publish().
    mosquitto_publish_callback_set(client, [](mosquitto *, void *, int) { --inFlight; });
    if (mosquitto_connect(client, options.host.c_str(), options.port, 60) != MOSQ_ERR_SUCCESS)
        giveUp("libmosquitto cannot connect");
    while (!isConnected)
        turn(client, 100);
    const auto publish = [&](int qos) {
        ++inFlight;
        const int result = mosquitto_publish(client, nullptr, options.topic.c_str(),
            static_cast<int>(options.payload.size()), options.payload.data(), qos, false);
        if (result != MOSQ_ERR_SUCCESS)
            giveUp(mosquitto_strerror(result));
    };
    runRounds(options, [&](int messages) {
        for (int left = messages; left > 0;) {
            for (int i = 0; i < options.batch && left > 0 && inFlight < options.window; ++i, --left)
                publish(options.qos);
            turn(client, inFlight >= options.window ? 1000 : 0);
        }
        if (options.qos == 0)
            publish(1);
        while (inFlight > 0)
            turn(client, 1000);
    });
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return 0;
}
