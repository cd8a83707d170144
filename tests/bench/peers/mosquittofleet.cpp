// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libmosquitto for many connections, its sockets on one epoll loop. Each client keeps three
// descriptors.
#include "bench/peers/fleetplan.h"

#include <array>
#include <cstdlib>
#include <mosquitto.h>
#include <sys/epoll.h>

namespace {

using namespace sim::bench;

constexpr int kMiscEvery = 1000; ///< milliseconds between turns of the keep-alive

int connected = 0;

class Connections
{
public:
    explicit Connections(const Options &options)
        : m_options(options)
        , m_epoll(epoll_create1(0))
    {
    }

    void connectAll()
    {
        constexpr int kOpenAtOnce = 100;
        while (connected < m_options.connections) {
            while (count() < m_options.connections && count() - connected < kOpenAtOnce)
                beginOne();
            wait(1000);
        }
    }

    void publish(int number)
    {
        mosquitto *const client = m_clients[static_cast<std::size_t>(number)];
        const int result = mosquitto_publish(client, nullptr, m_options.topic.c_str(),
            static_cast<int>(m_options.payload.size()), m_options.payload.data(), m_options.qos,
            false);
        if (result != MOSQ_ERR_SUCCESS)
            giveUp(mosquitto_strerror(result));
    }

    void wait(int milliseconds)
    {
        std::array<epoll_event, 512> events {};
        const int count
            = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), milliseconds);
        for (int i = 0; i < count; ++i) {
            mosquitto *const client = m_clients[events.at(static_cast<std::size_t>(i)).data.u32];
            if (mosquitto_loop_read(client, 1) != MOSQ_ERR_SUCCESS)
                giveUp("libmosquitto cannot read");
        }
        if (FleetPlan::now() < m_nextMisc)
            return;
        m_nextMisc = FleetPlan::now() + kMiscEvery / 1000.0;
        for (mosquitto *client : m_clients)
            mosquitto_loop_misc(client);
    }

private:
    int count() const { return static_cast<int>(m_clients.size()); }

    void beginOne()
    {
        const std::string id = "bench-" + std::to_string(m_clients.size());
        mosquitto *const client = mosquitto_new(id.c_str(), true, nullptr);
        if (client == nullptr)
            giveUp("libmosquitto makes no more clients");
        mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
        mosquitto_connect_callback_set(client, [](mosquitto *, void *, int) { ++connected; });
        if (mosquitto_connect(client, m_options.host.c_str(), m_options.port, 60)
            != MOSQ_ERR_SUCCESS)
            giveUp("libmosquitto cannot connect (it keeps three descriptors a connection)");
        epoll_event event {};
        event.events = EPOLLIN;
        event.data.u32 = static_cast<std::uint32_t>(m_clients.size());
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, mosquitto_socket(client), &event);
        m_clients.push_back(client);
    }

    const Options &m_options;
    int m_epoll;
    std::vector<mosquitto *> m_clients;
    double m_nextMisc = 0;
};

} // namespace

int main(int argc, char **argv)
{
    raiseDescriptorLimit();
    const Options options = readOptions(argc, argv);
    mosquitto_lib_init();
    FleetPlan plan(options);
    const std::int64_t emptyBytes = residentBytes();
    const Usage start = usageNow();
    Connections connections(options);
    connections.connectAll();
    plan.begin(emptyBytes, start);
    while (plan.publishDue([&](int number) { connections.publish(number); }))
        connections.wait(plan.untilNextDue());
    plan.report();
    std::quick_exit(0);
}
