// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/sink/sinkconnection.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace sim::bench {

namespace {

    constexpr std::string_view kBurstPrefix = "sink/burst/";
    constexpr std::string_view kBurstTopic
        = "connio/data/out/devices/_dev_0123456789/properties/speed"; // 56 bytes
    constexpr std::string_view kBurstPayload = "23.45";
    constexpr std::size_t kBurstPackets = 1008; ///< in one write, about 64 KiB

    enum PacketType : std::uint8_t {
        Connect = 1,
        Publish = 3,
        PubRel = 6,
        Subscribe = 8,
        Unsubscribe = 10,
        PingReq = 12,
        Disconnect = 14,
    };

    unsigned byteAt(std::string_view bytes, std::size_t at)
    {
        return static_cast<unsigned char>(bytes[at]);
    }

    std::size_t wordAt(std::string_view bytes, std::size_t at)
    {
        return byteAt(bytes, at) << 8U | byteAt(bytes, at + 1);
    }

    const std::string &burstBlock()
    {
        static const std::string kBlock = [] {
            std::string packet { 0x30, 0, 0 };
            packet += static_cast<char>(kBurstTopic.size());
            packet += kBurstTopic;
            packet += kBurstPayload;
            packet[1] = static_cast<char>(packet.size() - 2);
            std::string block;
            for (std::size_t i = 0; i < kBurstPackets; ++i)
                block += packet;
            return block;
        }();
        return kBlock;
    }

    /// Header and remaining length of the packet that \a bytes begin with; \a size 0: not all
    /// there.
    struct Frame
    {
        std::size_t header = 0;
        std::size_t size = 0;
    };

    Frame frameOf(std::string_view bytes)
    {
        std::size_t remaining = 0;
        for (std::size_t i = 1; i < 5 && i < bytes.size(); ++i) {
            const unsigned byte = byteAt(bytes, i);
            remaining |= static_cast<std::size_t>(byte & 0x7FU) << (7U * (i - 1));
            if ((byte & 0x80U) == 0)
                return { .header = i + 1, .size = i + 1 + remaining };
        }
        return {};
    }

} // namespace

SinkConnection::SinkConnection(int socket, Arrivals &arrivals)
    : m_socket(socket)
    , m_arrivals(arrivals)
{
}

SinkConnection::~SinkConnection()
{
    close(m_socket);
}

SinkConnection::State SinkConnection::read(char *buffer, std::size_t size)
{
    while (!m_isEnded) {
        if (m_rest.size() >= size)
            return State::Ended; // a packet larger than any that a bench sends
        std::memcpy(buffer, m_rest.data(), m_rest.size());
        const std::size_t room = size - m_rest.size();
        const ssize_t count = recv(m_socket, buffer + m_rest.size(), room, 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (count <= 0)
            return State::Ended;
        const std::string_view bytes(buffer, m_rest.size() + static_cast<std::size_t>(count));
        m_rest.assign(bytes.substr(scan(bytes)));
        if (static_cast<std::size_t>(count) < room)
            break;
    }
    return m_isEnded ? State::Ended : write();
}

/// Returns how many bytes were whole packets.
std::size_t SinkConnection::scan(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size() && !m_isEnded) {
        const std::string_view rest = bytes.substr(at);
        const Frame frame = frameOf(rest);
        if (frame.size == 0 || frame.size > rest.size())
            break;
        const std::string_view packet = rest.substr(0, frame.size);
        handle(static_cast<std::uint8_t>(rest[0]), packet, packet.substr(frame.header));
        at += frame.size;
    }
    return at;
}

void SinkConnection::handle(std::uint8_t first, std::string_view packet, std::string_view body)
{
    switch (first >> 4U) {
    case Publish:
        return handlePublish(first, packet, body);
    case Connect:
        ++m_arrivals.connects;
        m_out.append("\x20\x02\x00\x00", 4);
        return;
    case PubRel:
        return answer('\x70', body.substr(0, 2));
    case Subscribe:
        return handleSubscribe(body);
    case Unsubscribe:
        return answer('\xB0', body.substr(0, 2));
    case PingReq:
        m_out.append("\xD0\x00", 2);
        return;
    case Disconnect:
        m_isEnded = true;
        return;
    default:
        return; // PUBACK and the like of what was sent
    }
}

void SinkConnection::handlePublish(
    std::uint8_t first, std::string_view packet, std::string_view body)
{
    if (body.size() < 2 || wordAt(body, 0) + 2 > body.size()) {
        m_isEnded = true;
        return;
    }
    const std::string_view topic = body.substr(2, wordAt(body, 0));
    if (topic.size() >= 5 && topic.substr(topic.size() - 5) == "/json") {
        ++m_arrivals.feedMessages;
        m_arrivals.feedBytes += packet.size();
    } else if (topic.find("/properties/") != std::string_view::npos) {
        ++m_arrivals.rawMessages;
        m_arrivals.rawBytes += packet.size();
    } else {
        ++m_arrivals.otherMessages;
        m_arrivals.otherBytes += packet.size();
    }
    const unsigned qos = (first >> 1U) & 3U;
    if (qos > 0 && body.size() >= topic.size() + 4)
        answer(qos == 1 ? '\x40' : '\x50', body.substr(topic.size() + 2, 2));
}

void SinkConnection::handleSubscribe(std::string_view body)
{
    std::string codes;
    for (std::size_t at = 2; at + 2 < body.size();) {
        const std::string_view filter = body.substr(at + 2, wordAt(body, at));
        at += filter.size() + 3;
        codes += '\0';
        if (filter.substr(0, kBurstPrefix.size()) != kBurstPrefix)
            continue;
        std::uint64_t count = 0;
        const std::string_view number = filter.substr(kBurstPrefix.size());
        std::from_chars(number.data(), number.data() + number.size(), count);
        m_burstTotal += count * (burstBlock().size() / kBurstPackets);
    }
    m_out += '\x90';
    m_out += static_cast<char>(2 + codes.size());
    m_out += body.substr(0, 2);
    m_out += codes;
}

void SinkConnection::answer(char first, std::string_view id)
{
    m_out += first;
    m_out += '\x02';
    m_out += id;
}

/// False when the system takes no more for now, or never.
bool SinkConnection::writeSome(const char *bytes, std::size_t size, std::size_t &written)
{
    const ssize_t count = send(m_socket, bytes, size, MSG_NOSIGNAL);
    written = count > 0 ? static_cast<std::size_t>(count) : 0;
    if (count < 0 && errno != EAGAIN && errno != EINTR)
        m_isEnded = true;
    return written == size;
}

SinkConnection::State SinkConnection::write()
{
    std::size_t written = 0;
    if (!m_out.empty()) {
        writeSome(m_out.data(), m_out.size(), written);
        m_out.erase(0, written);
    }
    if (m_out.empty() && !m_isEnded)
        writeBurst();
    return m_isEnded ? State::Ended : State::Open;
}

void SinkConnection::writeBurst()
{
    const std::string &block = burstBlock();
    bool isTaken = true;
    while (isTaken && m_burstSent < m_burstTotal) {
        const std::size_t at = m_burstSent % block.size();
        const std::size_t size
            = std::min<std::uint64_t>(block.size() - at, m_burstTotal - m_burstSent);
        std::size_t written = 0;
        isTaken = writeSome(block.data() + at, size, written);
        m_burstSent += written;
    }
}

} // namespace sim::bench
