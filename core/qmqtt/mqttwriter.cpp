// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttwriter.h"

#include "core/qmqtt/mqtttext.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace sim::mqtt {

namespace {

    constexpr quint8 kProtocolLevel = 4;
    constexpr quint8 kReservedTwo = 0x02; ///< flags of PUBREL, SUBSCRIBE, UNSUBSCRIBE

    // The flags of CONNECT (clause 3.1.2.3).
    constexpr quint32 kCleanSession = 0x02;
    constexpr quint32 kWill = 0x04;
    constexpr quint32 kWillRetain = 0x20;
    constexpr quint32 kPassword = 0x40;
    constexpr quint32 kUsername = 0x80;

    /// Writes into reserved room; the caller has computed the size.
    class Cursor
    {
    public:
        explicit Cursor(char *to)
            : m_to(to)
        {
        }

        void byte(quint32 value) { *m_to++ = static_cast<char>(value); }

        void word(qsizetype value)
        {
            byte(static_cast<quint32>(value) >> 8U);
            byte(static_cast<quint32>(value) & 0xFFU);
        }

        void bytes(QByteArrayView value)
        {
            if (value.isEmpty())
                return;
            std::memcpy(m_to, value.data(), static_cast<size_t>(value.size()));
            m_to += value.size();
        }

        void data(QByteArrayView value)
        {
            word(value.size());
            bytes(value);
        }

        void text(QStringView value)
        {
            char *const length = m_to;
            m_to = writeUtf8(m_to + 2, value);
            const qsizetype size = m_to - length - 2;
            Cursor(length).word(size);
        }

        void header(PacketType type, quint32 flags, qsizetype remaining)
        {
            byte((static_cast<quint32>(type) << 4U) | flags);
            auto rest = static_cast<quint32>(remaining);
            while (rest > 0x7FU) {
                byte((rest & 0x7FU) | 0x80U);
                rest >>= 7U;
            }
            byte(rest);
        }

        void skip(qsizetype count) { m_to += count; }

        char *position() const { return m_to; }

    private:
        char *m_to;
    };

    qsizetype headerSize(qsizetype remaining)
    {
        if (remaining < 0x80)
            return 2;
        if (remaining < 0x4000)
            return 3;
        return remaining < 0x200000 ? 4 : 5;
    }

    /// Reserves a packet with \a remaining bytes after its header, lets \a fill write them, and
    /// commits.
    template <typename Fill>
    void appendPacket(
        ByteQueue &out, PacketType type, quint32 flags, qsizetype remaining, Fill fill)
    {
        const qsizetype total = headerSize(remaining) + remaining;
        char *const start = out.reserve(total);
        Cursor cursor(start);
        cursor.header(type, flags, remaining);
        fill(cursor);
        Q_ASSERT(cursor.position() == start + total);
        out.commit(total);
    }

    /// Appends a PUBLISH whose topic takes \a topicSize bytes, which \a writeTopic writes unless it
    /// returns false.
    template <typename WriteTopic>
    bool appendPublish(
        ByteQueue &out, const PublishFields &message, qsizetype topicSize, WriteTopic writeTopic)
    {
        const qsizetype idSize = message.qos > 0 ? 2 : 0;
        const qsizetype remaining = 2 + topicSize + idSize + message.payload.size();
        if (remaining > kMaximumRemaining)
            return false;
        const quint32 flags = (message.duplicate ? 0x08U : 0U)
            | (static_cast<quint32>(message.qos) << 1U) | (message.retain ? 0x01U : 0U);
        const qsizetype total = headerSize(remaining) + remaining;
        Cursor cursor(out.reserve(total));
        cursor.header(PacketType::Publish, flags, remaining);
        cursor.word(topicSize);
        if (!writeTopic(cursor.position()))
            return false;
        cursor.skip(topicSize);
        if (message.qos > 0)
            cursor.word(message.id);
        cursor.bytes(message.payload);
        out.commit(total);
        return true;
    }

    quint32 connectFlags(const ConnectFields &fields)
    {
        quint32 flags = fields.cleanSession ? kCleanSession : 0U;
        if (!fields.willTopic.isEmpty()) {
            flags |= kWill | (static_cast<quint32>(fields.willQos) << 3U);
            if (fields.willRetain)
                flags |= kWillRetain;
        }
        if (!fields.username.isEmpty())
            flags |= kUsername;
        if (!fields.password.isEmpty())
            flags |= kPassword;
        return flags;
    }

    QString badText(const QString &what, TextFault fault)
    {
        return u"[%1] the %2 is empty, too long or holds characters that MQTT does not allow"_s.arg(
            QLatin1String(statementOf(fault)), what);
    }

} // namespace

QString faultOf(const ConnectFields &fields)
{
    if (fields.clientId.isEmpty() && !fields.cleanSession)
        return u"[MQTT-3.1.3-7] a kept session needs a client id"_s;
    if (const auto fault = checkText(fields.clientId); fault != TextFault::None)
        return badText(u"client id"_s, fault);
    if (!fields.password.isEmpty() && fields.username.isEmpty())
        return u"[MQTT-3.1.2-22] a password needs a user name"_s;
    if (const auto fault = checkText(fields.username); fault != TextFault::None)
        return badText(u"user name"_s, fault);
    if (utf8Size(fields.password) > kMaximumText)
        return u"[MQTT-3.1.3-5] the password is longer than 65,535 bytes"_s;
    if (fields.willTopic.isEmpty())
        return {};
    if (const auto fault = checkTopicName(fields.willTopic); fault != TextFault::None)
        return badText(u"topic of the will"_s, fault);
    if (fields.willMessage.size() > kMaximumText)
        return u"the will is longer than 65,535 bytes"_s;
    if (fields.willQos > 2)
        return u"[MQTT-3.1.2-14] the QoS of the will is above 2"_s;
    return {};
}

void writeConnect(ByteQueue &out, const ConnectFields &fields)
{
    const bool hasWill = !fields.willTopic.isEmpty();
    const QByteArray password = fields.password.toUtf8();
    qsizetype remaining = 10 + 2 + utf8Size(fields.clientId);
    if (hasWill)
        remaining += 2 + utf8Size(fields.willTopic) + 2 + fields.willMessage.size();
    if (!fields.username.isEmpty())
        remaining += 2 + utf8Size(fields.username);
    if (!password.isEmpty())
        remaining += 2 + password.size();
    appendPacket(out, PacketType::Connect, 0, remaining, [&](Cursor &to) {
        to.data("MQTT");
        to.byte(kProtocolLevel);
        to.byte(connectFlags(fields));
        to.word(fields.keepAlive);
        to.text(fields.clientId);
        if (hasWill) {
            to.text(fields.willTopic);
            to.data(fields.willMessage);
        }
        if (!fields.username.isEmpty())
            to.text(fields.username);
        if (!password.isEmpty())
            to.data(password);
    });
}

bool writePublish(ByteQueue &out, const PublishFields &message)
{
    // Checked while it is written, which costs less than to know the last topic again.
    const auto writeAscii = [&message](char *to) { return writeAsciiTopicName(to, message.topic); };
    if (appendPublish(out, message, message.topic.size(), writeAscii))
        return true;
    if (checkTopicName(message.topic) != TextFault::None)
        return false;
    return appendPublish(out, message, utf8Size(message.topic), [&message](char *to) {
        writeUtf8(to, message.topic);
        return true;
    });
}

void writeSubscribe(ByteQueue &out, quint16 id, QStringView filter, quint8 qos)
{
    const qsizetype remaining = 2 + 2 + utf8Size(filter) + 1;
    appendPacket(out, PacketType::Subscribe, kReservedTwo, remaining, [&](Cursor &to) {
        to.word(id);
        to.text(filter);
        to.byte(qos);
    });
}

void writeUnsubscribe(ByteQueue &out, quint16 id, QStringView filter)
{
    const qsizetype remaining = 2 + 2 + utf8Size(filter);
    appendPacket(out, PacketType::Unsubscribe, kReservedTwo, remaining, [&](Cursor &to) {
        to.word(id);
        to.text(filter);
    });
}

void writeAck(ByteQueue &out, PacketType type, quint16 id)
{
    const quint32 flags = type == PacketType::PubRel ? kReservedTwo : 0U;
    appendPacket(out, type, flags, 2, [id](Cursor &to) { to.word(id); });
}

void writeEmpty(ByteQueue &out, PacketType type)
{
    appendPacket(out, type, 0, 0, [](Cursor &) {});
}

} // namespace sim::mqtt
