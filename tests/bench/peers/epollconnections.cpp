// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/peers/epollconnections.h"

#include "bench/peers/rawmqtt.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace sim::bench {

namespace {

    constexpr int kOpenAtOnce = 100;
    constexpr int kConnectWait = 1000; ///< milliseconds between two looks at the least

} // namespace

EpollConnections::EpollConnections(const Options &options)
    : m_options(options)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
}

void EpollConnections::connectAll()
{
    int accepted = 0;
    while (accepted < m_options.connections) {
        while (static_cast<int>(m_sockets.size()) < m_options.connections
            && static_cast<int>(m_sockets.size()) - accepted < kOpenAtOnce)
            beginOne();
        for (const Event &event : wait(kConnectWait)) {
            if (event.canWrite) {
                const std::string packet
                    = raw::connectPacket("bench-" + std::to_string(event.number));
                if (send(event.number, packet.data(), packet.size()) != packet.size())
                    giveUp("a fresh socket takes no CONNECT");
                watchForWriting(event.number, false);
            }
            accepted += event.received > 0 ? 1 : 0;
        }
    }
}

std::size_t EpollConnections::send(int number, const char *bytes, std::size_t size)
{
    const int socket = m_sockets[static_cast<std::size_t>(number)];
    const ssize_t count = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN)
        giveUp("the broker closed a connection");
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

void EpollConnections::watchForWriting(int number, bool isWatched)
{
    control(EPOLL_CTL_MOD, number, isWatched ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

const std::vector<EpollConnections::Event> &EpollConnections::wait(int milliseconds)
{
    std::array<epoll_event, 512> events {};
    const int count
        = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), milliseconds);
    m_events.clear();
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events.at(static_cast<std::size_t>(i));
        Event found { .number = static_cast<int>(event.data.u32),
            .canWrite = (event.events & EPOLLOUT) != 0,
            .received = 0 };
        if ((event.events & ~static_cast<unsigned>(EPOLLOUT)) != 0) {
            std::array<char, 4096> buffer {};
            const ssize_t size = recv(m_sockets[event.data.u32], buffer.data(), buffer.size(), 0);
            if (size <= 0)
                giveUp("the broker closed a connection");
            found.received = static_cast<std::size_t>(size);
        }
        m_events.push_back(found);
    }
    return m_events;
}

void EpollConnections::beginOne()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
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
    m_sockets.push_back(socket);
    control(EPOLL_CTL_ADD, static_cast<int>(m_sockets.size()) - 1, EPOLLOUT);
}

void EpollConnections::control(int operation, int number, unsigned events)
{
    epoll_event event {};
    event.events = events;
    event.data.u32 = static_cast<std::uint32_t>(number);
    epoll_ctl(m_epoll, operation, m_sockets[static_cast<std::size_t>(number)], &event);
}

} // namespace sim::bench
