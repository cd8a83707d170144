// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The limit for many connections: sockets on a bare epoll loop, packets made once, due times kept
// exactly.
#include "bench/peers/fleetplan.h"
#include "bench/peers/rawmqtt.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace {

using namespace sim::bench;

constexpr int kOpenAtOnce = 100; ///< the backlog of mosquitto's listening socket

class Connections
{
public:
    explicit Connections(const Options &options)
        : m_options(options)
        , m_epoll(epoll_create1(0))
        , m_sockets(static_cast<std::size_t>(options.connections))
    {
    }

    void connectAll()
    {
        while (m_accepted < m_options.connections) {
            while (m_begun < m_options.connections && m_begun - m_accepted < kOpenAtOnce)
                beginOne();
            wait(1000);
        }
    }

    void publish(int number, const std::string &packet)
    {
        const int socket = m_sockets[static_cast<std::size_t>(number)];
        if (send(socket, packet.data(), packet.size(), MSG_NOSIGNAL)
            != static_cast<ssize_t>(packet.size()))
            giveUp("a socket is full or closed");
    }

    void wait(int milliseconds)
    {
        std::array<epoll_event, 512> events {};
        const int count
            = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), milliseconds);
        for (int i = 0; i < count; ++i)
            handle(events.at(static_cast<std::size_t>(i)));
    }

private:
    void beginOne()
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(m_options.port));
        inet_pton(AF_INET, m_options.host.c_str(), &address.sin_addr);
        // NOLINTNEXTLINE: as the system wants it
        const auto *const generic = reinterpret_cast<const sockaddr *>(&address);
        if (socket < 0 || (connect(socket, generic, sizeof address) != 0 && errno != EINPROGRESS))
            giveUp("cannot connect");
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_sockets[static_cast<std::size_t>(m_begun)] = socket;
        epoll_event event {};
        event.events = EPOLLOUT;
        event.data.u32 = static_cast<std::uint32_t>(m_begun++);
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
    }

    void handle(const epoll_event &event)
    {
        const int number = static_cast<int>(event.data.u32);
        const int socket = m_sockets[event.data.u32];
        if ((event.events & EPOLLOUT) != 0) {
            publish(number, raw::connectPacket("bench-" + std::to_string(number)));
            epoll_event reading = event;
            reading.events = EPOLLIN;
            epoll_ctl(m_epoll, EPOLL_CTL_MOD, socket, &reading);
            return;
        }
        std::array<char, 4096> buffer {};
        if (recv(socket, buffer.data(), buffer.size(), 0) <= 0)
            giveUp("the broker closed a connection");
        m_accepted += m_accepted < m_options.connections ? 1 : 0;
    }

    const Options &m_options;
    int m_epoll;
    std::vector<int> m_sockets;
    int m_begun = 0;
    int m_accepted = 0;
};

} // namespace

int main(int argc, char **argv)
{
    raiseDescriptorLimit();
    const Options options = readOptions(argc, argv);
    const std::string packet = raw::publishPacket(options.topic, options.payload, options.qos);
    FleetPlan plan(options);
    const std::int64_t emptyBytes = residentBytes();
    const Usage start = usageNow();
    Connections connections(options);
    connections.connectAll();
    plan.begin(emptyBytes, start);
    while (plan.publishDue([&](int number) { connections.publish(number, packet); }))
        connections.wait(plan.untilNextDue());
    plan.report();
    std::quick_exit(0);
}
