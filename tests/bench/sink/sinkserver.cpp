// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/sink/sinkserver.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sim::bench {

namespace {

    constexpr std::size_t kBuffer = std::size_t { 2 } * 1024 * 1024; ///< bytes; the largest packet
    constexpr int kBacklog = 4096;

} // namespace

SinkServer::SinkServer()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(kBuffer)
{
}

SinkServer::~SinkServer()
{
    m_connections.clear();
    if (m_listener >= 0)
        close(m_listener);
    close(m_epoll);
}

int SinkServer::listen()
{
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *const generic = reinterpret_cast<sockaddr *>(&address); // NOLINT: as the system wants it
    socklen_t size = sizeof address;
    if (m_listener < 0 || bind(m_listener, generic, size) != 0
        || ::listen(m_listener, kBacklog) != 0 || getsockname(m_listener, generic, &size) != 0)
        return 0;
    watch(m_listener, EPOLLIN, EPOLL_CTL_ADD);
    watch(STDIN_FILENO, EPOLLIN, EPOLL_CTL_ADD);
    return ntohs(address.sin_port);
}

void SinkServer::watch(int descriptor, unsigned events, int operation)
{
    epoll_event event {};
    event.events = events;
    event.data.fd = descriptor;
    epoll_ctl(m_epoll, operation, descriptor, &event);
}

void SinkServer::run()
{
    std::array<epoll_event, 256> events {};
    for (;;) {
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events.at(static_cast<std::size_t>(i));
            if (event.data.fd == m_listener) {
                acceptAll();
            } else if (event.data.fd == STDIN_FILENO) {
                if (!takeOrders())
                    return;
            } else if (const auto found = m_connections.find(event.data.fd);
                       found != m_connections.end()) {
                serve(*found->second, event.events);
            }
        }
        if (count < 0 && errno != EINTR)
            return;
    }
}

void SinkServer::acceptAll()
{
    for (;;) {
        const int client = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client < 0)
            return;
        const int on = 1;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_connections[client] = std::make_unique<SinkConnection>(client, m_arrivals);
        watch(client, EPOLLIN, EPOLL_CTL_ADD);
    }
}

void SinkServer::serve(SinkConnection &connection, unsigned events)
{
    using State = SinkConnection::State;
    State state = State::Open;
    if ((events & EPOLLOUT) != 0)
        state = connection.write();
    if (state == State::Open && (events & ~static_cast<unsigned>(EPOLLOUT)) != 0)
        state = connection.read(m_buffer.data(), m_buffer.size());
    if (state == State::Ended) {
        m_connections.erase(connection.socket());
        return;
    }
    if (connection.isWaiting() == connection.isWatchedForWriting)
        return;
    connection.isWatchedForWriting = connection.isWaiting();
    watch(
        connection.socket(), connection.isWaiting() ? EPOLLIN | EPOLLOUT : EPOLLIN, EPOLL_CTL_MOD);
}

/// False at the end of the input.
bool SinkServer::takeOrders()
{
    std::array<char, 256> input {};
    const ssize_t count = ::read(STDIN_FILENO, input.data(), input.size());
    if (count <= 0)
        return false;
    m_orders.append(input.data(), static_cast<std::size_t>(count));
    for (std::size_t end = m_orders.find('\n'); end != std::string::npos;
         end = m_orders.find('\n')) {
        obey(m_orders.substr(0, end));
        m_orders.erase(0, end + 1);
    }
    return true;
}

void SinkServer::obey(const std::string &order)
{
    if (order == "reset")
        m_arrivals = {};
    const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    std::printf("{\"raw\": [%llu, %llu], \"feed\": [%llu, %llu], \"other\": [%llu, %llu], "
                "\"connects\": %llu, \"open\": %llu}\n",
        number(m_arrivals.rawMessages), number(m_arrivals.rawBytes),
        number(m_arrivals.feedMessages), number(m_arrivals.feedBytes),
        number(m_arrivals.otherMessages), number(m_arrivals.otherBytes),
        number(m_arrivals.connects), number(m_connections.size()));
    std::fflush(stdout);
}

} // namespace sim::bench
