// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Target `packets`: what a broker may send, against PacketReader.
//
// Input: how to cut the stream into pieces (1 byte), the size limit (1 byte), the stream. Promises:
// the result does not depend on the pieces, each packet is exactly the bytes that an independent
// decoder finds there, and what was refused or is incomplete had to be.

#include "core/qmqtt/mqttreader.h"
#include "fuzz/harness.h"

#include <vector>

using namespace sim::mqtt;

namespace sim::fuzz {

namespace {

    template <typename... Handlers>
    struct PacketHandlers : Handlers...
    {
        using Handlers::operator()...;
    };

    template <typename... Handlers>
    PacketHandlers(Handlers...) -> PacketHandlers<Handlers...>;

    quint32 wordOf(QByteArrayView bytes)
    {
        return (quint32 { static_cast<quint8>(bytes[0]) } << 8U) | static_cast<quint8>(bytes[1]);
    }

    /// One packet of the stream as the table of clause 2.2 cuts it.
    struct Frame
    {
        quint8 first = 0;
        QByteArrayView body;
        qsizetype size = 0; ///< with the header; 0: not complete or not a packet
    };

    Frame frameOf(QByteArrayView stream)
    {
        Frame frame;
        if (stream.isEmpty())
            return frame;
        frame.first = static_cast<quint8>(stream[0]);
        qsizetype remaining = 0;
        qsizetype factor = 1;
        for (qsizetype at = 1; at < stream.size() && at <= 4; ++at) {
            const auto byte = static_cast<quint8>(stream[at]);
            remaining += (byte & 127) * factor;
            factor *= 128;
            if (byte > 127)
                continue;
            if (stream.size() - at - 1 >= remaining) {
                frame.body = stream.sliced(at + 1, remaining);
                frame.size = at + 1 + remaining;
            }
            break;
        }
        return frame;
    }

    void checkTopic(QByteArrayView topic)
    {
        require(!topic.isEmpty() && topic.isValidUtf8(), "a topic is UTF-8 and not empty");
        for (const char unwanted : { '\0', '+', '#' })
            require(!topic.contains(unwanted), "a topic has neither wildcards nor U+0000");
    }

    void checkPublish(const Publish &packet, const Frame &frame)
    {
        require(frame.first >> 4U == 3, "PUBLISH is type 3");
        require(packet.qos == ((frame.first >> 1U) & 3U) && packet.qos < 3, "QoS is 0 to 2");
        require(packet.retain == ((frame.first & 1U) != 0), "RETAIN is bit 0");
        require(packet.duplicate == ((frame.first & 8U) != 0), "DUP is bit 3");
        require(packet.qos > 0 || !packet.duplicate, "no DUP at QoS 0");
        const auto length = static_cast<qsizetype>(wordOf(frame.body));
        require(packet.topic == frame.body.sliced(2, length), "the topic is where it stands");
        checkTopic(packet.topic);
        const QByteArrayView rest = frame.body.sliced(2 + length);
        if (packet.qos == 0)
            return require(packet.payload == rest && packet.id == 0, "the rest is the payload");
        require(packet.id != 0 && packet.id == wordOf(rest), "the id follows the topic");
        require(packet.payload == rest.sliced(2), "the payload follows the id");
    }

    void checkConnAck(const ConnAck &packet, const Frame &frame)
    {
        require(frame.first == 0x20 && frame.body.size() == 2, "CONNACK has two bytes");
        require(frame.body[0] == (packet.sessionPresent ? 1 : 0), "session present is bit 0");
        require(packet.code == static_cast<quint8>(frame.body[1]) && packet.code <= 5,
            "the return code is 0 to 5");
        require(packet.code == 0 || !packet.sessionPresent, "no session with a refusal");
    }

    void checkSubAck(const SubAck &packet, const Frame &frame)
    {
        require(frame.first == 0x90, "SUBACK is 0x90");
        require(packet.id != 0 && packet.id == wordOf(frame.body), "SUBACK has an id");
        require(!packet.codes.isEmpty() && packet.codes == frame.body.sliced(2),
            "the codes follow the id");
        for (const char code : packet.codes)
            require(static_cast<quint8>(code) <= 2 || static_cast<quint8>(code) == 0x80,
                "codes are 0, 1, 2 and 0x80");
    }

    void checkAck(const Ack &packet, const Frame &frame)
    {
        require(frame.first >> 4U == static_cast<unsigned>(packet.type), "the type is the frame's");
        require((frame.first & 15U) == (packet.type == PacketType::PubRel ? 2U : 0U),
            "the flags are reserved");
        require(frame.body.size() == 2, "nothing but an id");
        require(packet.id != 0 && packet.id == wordOf(frame.body), "an id that is not 0");
    }

    void checkPacket(const ServerPacket &packet, const Frame &frame)
    {
        require(frame.size > 0, "there is a whole packet");
        std::visit(PacketHandlers {
                       [](const Incomplete &) {},
                       [](const Malformed &) {},
                       [&](const ConnAck &ack) { checkConnAck(ack, frame); },
                       [&](const Publish &publish) { checkPublish(publish, frame); },
                       [&](const Ack &ack) { checkAck(ack, frame); },
                       [&](const SubAck &ack) { checkSubAck(ack, frame); },
                       [&](const PingResp &) {
                           require(frame.first == 0xD0 && frame.body.isEmpty(), "PINGRESP");
                       },
                   },
            packet);
    }

    /// How a stream is cut into the pieces that arrive together.
    class Pieces
    {
    public:
        explicit Pieces(quint8 way)
            : m_state(way)
            , m_way(way)
        {
        }

        qsizetype next()
        {
            if (m_way == 0) // all at once
                return std::numeric_limits<qsizetype>::max();
            m_state = m_state * 1'664'525U + 1'013'904'223U;
            return 1 + static_cast<qsizetype>((m_state >> 16U) % m_way);
        }

    private:
        quint32 m_state;
        quint8 m_way;
    };

    struct Outcome
    {
        qsizetype packets = 0;
        qsizetype consumed = 0; ///< bytes of the packets before the end
        const char *refusal = nullptr; ///< of the stream, if it was refused

        bool operator==(const Outcome &) const = default;
    };

    /// Takes out the packets that are complete; false after a refusal.
    bool drain(PacketReader &reader, QByteArrayView stream, Outcome &outcome)
    {
        while (true) {
            const ServerPacket packet = reader.next();
            if (std::holds_alternative<Incomplete>(packet))
                return true;
            if (const auto *fault = std::get_if<Malformed>(&packet)) {
                require(*fault->text != '\0', "a refusal has a text");
                outcome.refusal = fault->text;
                reader.reset();
                require(std::holds_alternative<Incomplete>(reader.next()), "reset() forgets all");
                return false;
            }
            const Frame frame = frameOf(stream.sliced(outcome.consumed));
            checkPacket(packet, frame);
            outcome.consumed += frame.size;
            ++outcome.packets;
        }
    }

    Outcome readStream(QByteArrayView stream, quint8 way, qsizetype limit)
    {
        Outcome outcome;
        PacketReader reader;
        reader.setLimit(limit);
        Pieces pieces(way);
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype size = std::min(pieces.next(), stream.size() - at);
            std::copy_n(stream.data() + at, size, reader.reserve(size));
            reader.commit(size);
            at += size;
            if (!drain(reader, stream, outcome))
                return outcome;
            reader.releaseIdleMemory();
        }
        const Frame rest = frameOf(stream.sliced(outcome.consumed));
        require(rest.size == 0, "whole packets do not wait");
        return outcome;
    }

} // namespace

void runInput(QByteArrayView input)
{
    InputReader reader(input);
    const quint8 way = reader.byte();
    const quint8 limitByte = reader.byte();
    const qsizetype limit = limitByte == 0 ? PacketReader::kDefaultLimit : limitByte;
    const QByteArrayView stream = reader.rest();
    const Outcome whole = readStream(stream, 0, limit);
    require(readStream(stream, way, limit) == whole, "the pieces do not matter");
}

} // namespace sim::fuzz
