// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The limit for the rate of many connections: packets made once, a write wherever there is room,
// one message of QoS 1 behind the rest of each. The time ends with the last acknowledgement.
#include "bench/common/measure.h"
#include "bench/peers/epollconnections.h"
#include "bench/peers/rawmqtt.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace {

using namespace sim::bench;

constexpr std::size_t kWrite = 65'536;
constexpr std::size_t kAcknowledgement = 4; ///< bytes of a PUBACK

/// What all connections send: so many packets, then the mark.
class Stream
{
public:
    explicit Stream(const Options &options)
        : m_mark(raw::publishPacket(options.topic, options.payload, 1))
    {
        const std::string packet = raw::publishPacket(options.topic, options.payload);
        while (m_block.size() + packet.size() <= kWrite)
            m_block += packet;
        m_packets = packet.size() * static_cast<std::size_t>(options.messages);
    }

    std::size_t size() const { return m_packets + m_mark.size(); }

    /// Sends what comes at \a offset; where the stream is then.
    std::size_t sendFrom(EpollConnections &connections, int number, std::size_t offset) const
    {
        if (offset >= m_packets) {
            const std::size_t at = offset - m_packets;
            return offset + connections.send(number, m_mark.data() + at, m_mark.size() - at);
        }
        const std::size_t at = offset % m_block.size();
        const std::size_t size = std::min(m_block.size() - at, m_packets - offset);
        return offset + connections.send(number, m_block.data() + at, size);
    }

private:
    std::string m_block;
    std::string m_mark;
    std::size_t m_packets = 0; ///< bytes
};

void publishAll(EpollConnections &connections, const Stream &stream, int count)
{
    std::vector<std::size_t> sent(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        connections.watchForWriting(i, true);
    const std::size_t expected = kAcknowledgement * static_cast<std::size_t>(count);
    for (std::size_t received = 0; received < expected;) {
        for (const EpollConnections::Event &event : connections.wait(-1)) {
            received += event.received;
            if (!event.canWrite)
                continue;
            std::size_t &offset = sent[static_cast<std::size_t>(event.number)];
            offset = stream.sendFrom(connections, event.number, offset);
            if (offset == stream.size())
                connections.watchForWriting(event.number, false);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    raiseDescriptorLimit();
    const Options options = readOptions(argc, argv);
    const Stream stream(options);
    EpollConnections connections(options);
    connections.connectAll();
    const Usage start = usageNow();
    publishAll(connections, stream, options.connections);
    const Usage end = usageNow();
    const double messages = static_cast<double>(options.messages) * options.connections;
    const double cpu = end.cpuSeconds - start.cpuSeconds;
    printMeasures({ { "messages", messages }, { "sent_total", messages + options.connections },
        { "cpu_us", cpu * 1e6 / messages },
        { "cpu_percent", cpu * 100 / (end.seconds - start.seconds) },
        { "rate", messages / (end.seconds - start.seconds) } });
    std::quick_exit(0);
}
