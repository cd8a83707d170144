// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paho's asynchronous C client on one connection, with the threads that it makes itself.
#include "bench/peers/publishround.h"

#include <MQTTAsync.h>
#include <condition_variable>
#include <cstring>
#include <mutex>

namespace {

std::mutex mutex;
std::condition_variable changed;
bool isConnected = false;
int inFlight = 0;

void handleConnected(void *, MQTTAsync_successData *)
{
    const std::lock_guard lock(mutex);
    isConnected = true;
    changed.notify_one();
}

void handleDelivered(void *, MQTTAsync_successData *)
{
    const std::lock_guard lock(mutex);
    --inFlight;
    changed.notify_one();
}

void handleFailure(void *, MQTTAsync_failureData *)
{
    sim::bench::giveUp("Paho C could not connect or deliver");
}

MQTTAsync connectTo(const sim::bench::Options &options)
{
    MQTTAsync client = nullptr;
    const std::string url = "tcp://" + options.host + ':' + std::to_string(options.port);
    MQTTAsync_createOptions create = MQTTAsync_createOptions_initializer;
    create.maxBufferedMessages = options.window;
    MQTTAsync_createWithOptions(
        &client, url.c_str(), "bench-paho", MQTTCLIENT_PERSISTENCE_NONE, nullptr, &create);
    MQTTAsync_connectOptions connect = MQTTAsync_connectOptions_initializer;
    connect.cleansession = 1;
    connect.maxInflight = options.window;
    connect.onSuccess = handleConnected;
    connect.onFailure = handleFailure;
    if (MQTTAsync_connect(client, &connect) != MQTTASYNC_SUCCESS)
        sim::bench::giveUp("Paho C cannot connect");
    std::unique_lock lock(mutex);
    changed.wait(lock, [] { return isConnected; });
    return client;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sim::bench;
    const Options options = readOptions(argc, argv);
    MQTTAsync client = connectTo(options);
    const auto publish = [&](int qos) {
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return inFlight < options.window; });
            ++inFlight;
        }
        MQTTAsync_responseOptions response {}; // the initializer of its header, written out
        std::memcpy(response.struct_id, "MQTR", sizeof response.struct_id);
        response.struct_version = 1;
        response.onSuccess = handleDelivered;
        response.onFailure = handleFailure;
        const int result = MQTTAsync_send(client, options.topic.c_str(),
            static_cast<int>(options.payload.size()), options.payload.data(), qos, 0, &response);
        if (result != MQTTASYNC_SUCCESS)
            giveUp("Paho C does not take a message: " + std::to_string(result));
    };
    runRounds(options, [&](int messages) {
        for (int i = 0; i < messages; ++i)
            publish(options.qos);
        if (options.qos == 0)
            publish(1);
        std::unique_lock lock(mutex);
        changed.wait(lock, [] { return inFlight == 0; });
    });
    MQTTAsync_destroy(&client);
    return 0;
}
