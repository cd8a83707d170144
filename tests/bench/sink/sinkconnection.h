// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sim::bench {

/// What has arrived, by the form of its topic (contract, section 2).
struct Arrivals
{
    std::uint64_t rawMessages = 0; ///< `.../properties/{name}`
    std::uint64_t rawBytes = 0; ///< whole packets
    std::uint64_t feedMessages = 0; ///< `.../json`
    std::uint64_t feedBytes = 0;
    std::uint64_t otherMessages = 0;
    std::uint64_t otherBytes = 0;
    std::uint64_t connects = 0;
};

/// One client of the sink: answers what MQTT 3.1.1 wants answered and forgets the rest.
///
/// A subscription to `sink/burst/N` is answered with N messages, as fast as the client takes them:
/// packets of 65 bytes, QoS 0.
class SinkConnection
{
public:
    enum class State { Open, Ended };

    SinkConnection(int socket, Arrivals &arrivals);
    SinkConnection(const SinkConnection &) = delete;
    SinkConnection &operator=(const SinkConnection &) = delete;
    ~SinkConnection();

    /// Reads all that is there through \a buffer, which all connections share, and answers it.
    State read(char *buffer, std::size_t size);

    /// Writes what waits, as far as the system takes it.
    State write();

    /// Whether write() wants to be called when the socket takes more.
    bool isWaiting() const { return !m_out.empty() || m_burstSent < m_burstTotal; }

    bool isWatchedForWriting = false; ///< bookkeeping of the server

    int socket() const { return m_socket; }

private:
    std::size_t scan(std::string_view bytes);
    void handle(std::uint8_t first, std::string_view packet, std::string_view body);
    void handlePublish(std::uint8_t first, std::string_view packet, std::string_view body);
    void handleSubscribe(std::string_view body);
    void answer(char first, std::string_view id);
    bool writeSome(const char *bytes, std::size_t size, std::size_t &written);
    void writeBurst();

    int m_socket;
    Arrivals &m_arrivals;
    std::string m_rest; ///< the beginning of a packet
    std::string m_out;
    std::uint64_t m_burstSent = 0; ///< bytes
    std::uint64_t m_burstTotal = 0;
    bool m_isEnded = false;
};

} // namespace sim::bench
