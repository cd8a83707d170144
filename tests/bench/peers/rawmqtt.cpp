// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/peers/rawmqtt.h"

#include "bench/common/options.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace sim::bench::raw {

namespace {

    std::string text(const std::string &content)
    {
        std::string result;
        result += static_cast<char>(content.size() >> 8U);
        result += static_cast<char>(content.size() & 0xFFU);
        return result + content;
    }

    std::string packet(unsigned first, const std::string &body)
    {
        std::string result(1, static_cast<char>(first));
        std::size_t rest = body.size();
        for (; rest > 0x7F; rest >>= 7U)
            result += static_cast<char>((rest & 0x7FU) | 0x80U);
        result += static_cast<char>(rest);
        return result + body;
    }

} // namespace

std::string connectPacket(const std::string &clientId)
{
    const char keepAlive = 60;
    return packet(0x10, text("MQTT") + std::string { 4, 2, 0, keepAlive } + text(clientId));
}

std::string publishPacket(
    const std::string &topic, const std::string &payload, int qos, unsigned id)
{
    std::string body = text(topic);
    if (qos > 0) {
        body += static_cast<char>(id >> 8U);
        body += static_cast<char>(id & 0xFFU);
    }
    return packet(qos > 0 ? 0x32U : 0x30U, body + payload);
}

int connectSocket(const std::string &host, int port)
{
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    // NOLINTNEXTLINE: as the system wants it
    if (connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        giveUp("cannot connect");
    const int on = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return client;
}

std::string receiveExactly(int socket, std::size_t size)
{
    std::string bytes(size, '\0');
    if (recv(socket, bytes.data(), size, MSG_WAITALL) != static_cast<ssize_t>(size))
        giveUp("the connection ended");
    return bytes;
}

void sendAll(int socket, const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = send(socket, bytes, size, MSG_NOSIGNAL);
        if (count < 0)
            giveUp("the connection ended");
        bytes += count;
        size -= static_cast<std::size_t>(count);
    }
}

} // namespace sim::bench::raw
