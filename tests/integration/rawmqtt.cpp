// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "integration/rawmqtt.h"

#include <QtNetwork/QSslConfiguration>

namespace sim::test {

namespace {

    constexpr int kPatienceMs = 5000;

    enum Packet : quint8 {
        Connect = 0x10,
        ConnAck = 0x20,
        Publish = 0x30,
        PubAck = 0x40,
        Subscribe = 0x82,
        SubAck = 0x90,
        PingReq = 0xC0,
        PingResp = 0xD0,
    };

    QByteArray number(qsizetype value)
    {
        return QByteArray(1, static_cast<char>(value >> 8)) + static_cast<char>(value & 0xFF);
    }

    QByteArray text(const QByteArray &bytes)
    {
        return number(bytes.size()) + bytes;
    }

    qsizetype numberAt(const QByteArray &bytes, qsizetype place)
    {
        return static_cast<uchar>(bytes.at(place)) << 8 | static_cast<uchar>(bytes.at(place + 1));
    }

    QByteArray packet(quint8 head, const QByteArray &body)
    {
        QByteArray bytes(1, static_cast<char>(head));
        qsizetype length = body.size();
        do {
            const qsizetype digit = length % 128;
            length /= 128;
            bytes += static_cast<char>(length > 0 ? digit | 128 : digit);
        } while (length > 0);
        return bytes + body;
    }

    bool isWebSocket(const Endpoint &endpoint)
    {
        return endpoint.transport == TransportKind::WebSocket
            || endpoint.transport == TransportKind::SecureWebSocket;
    }

} // namespace

RawMqtt::RawMqtt(const Endpoint &endpoint)
    : m_endpoint(endpoint)
{
}

bool RawMqtt::open()
{
    if (isEncrypted(m_endpoint.transport)) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_endpoint.tls.caFile));
        m_socket.setSslConfiguration(configuration);
        m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
        if (!m_socket.waitForEncrypted(kPatienceMs))
            return false;
    } else {
        m_socket.connectToHost(m_endpoint.host, m_endpoint.port);
        if (!m_socket.waitForConnected(kPatienceMs))
            return false;
    }
    return !isWebSocket(m_endpoint) || upgrade();
}

bool RawMqtt::upgrade()
{
    m_socket.write("GET " + m_endpoint.path.toUtf8()
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Protocol: mqtt\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("\r\n\r\n")) {
        if (!m_socket.waitForReadyRead(kPatienceMs))
            return false;
        answer += m_socket.readAll();
    }
    m_frames = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    return answer.startsWith("HTTP/1.1 101")
        && answer.toLower().contains("sec-websocket-protocol: mqtt");
}

int RawMqtt::login(const QByteArray &clientId, const QString &user, const QString &secret)
{
    constexpr quint8 kCleanSession = 0x02;
    const quint8 flags = user.isEmpty() ? kCleanSession : 0xC0 | kCleanSession;
    QByteArray body
        = text("MQTT") + '\x04' + static_cast<char>(flags) + number(60) + text(clientId);
    if (!user.isEmpty())
        body += text(user.toUtf8()) + text(secret.toUtf8());
    send(packet(Connect, body));
    QByteArray answer;
    return waitForPacket(ConnAck, &answer) && answer.size() == 2 ? answer.at(1) : kClosed;
}

bool RawMqtt::subscribe(const QByteArray &filter, quint8 qos)
{
    send(packet(Subscribe, number(++m_lastId) + text(filter) + static_cast<char>(qos)));
    QByteArray answer;
    return waitForPacket(SubAck, &answer) && answer.size() == 3 && answer.at(2) == qos;
}

bool RawMqtt::publish(const QByteArray &topic, const QByteArray &payload, bool retain)
{
    constexpr quint8 kQos1 = 0x02;
    const quint8 head = Publish | kQos1 | (retain ? 1 : 0);
    send(packet(head, text(topic) + number(++m_lastId) + payload));
    QByteArray answer;
    return waitForPacket(PubAck, &answer) && numberAt(answer, 0) == m_lastId;
}

bool RawMqtt::ping()
{
    send(packet(PingReq, {}));
    QByteArray answer;
    return waitForPacket(PingResp, &answer);
}

std::optional<Message> RawMqtt::receive()
{
    while (m_messages.empty()) {
        quint8 head = 0;
        QByteArray body;
        if (!readPacket(&head, &body))
            return std::nullopt;
        keep(head, body);
    }
    const Message message = m_messages.front();
    m_messages.pop_front();
    return message;
}

void RawMqtt::send(const QByteArray &bytes)
{
    if (isWebSocket(m_endpoint)) {
        // One binary frame, masked with zeros.
        QByteArray head(1, '\x82');
        if (bytes.size() < 126)
            head += static_cast<char>(0x80 | bytes.size());
        else
            head += static_cast<char>(0x80 | 126) + number(bytes.size());
        m_socket.write(head + QByteArray(4, '\0'));
    }
    m_socket.write(bytes);
    m_socket.flush();
}

bool RawMqtt::waitForPacket(quint8 type, QByteArray *body)
{
    quint8 head = 0;
    while (readPacket(&head, body)) {
        if ((head & 0xF0) == (type & 0xF0))
            return true;
        keep(head, *body);
    }
    return false;
}

bool RawMqtt::readPacket(quint8 *head, QByteArray *body)
{
    qsizetype length = 0;
    qsizetype place = 0;
    int shift = 0;
    do {
        ++place;
        if (!fill(place + 1))
            return false;
        length |= qsizetype { m_stream.at(place) & 0x7F } << shift;
        shift += 7;
    } while ((m_stream.at(place) & 0x80) != 0);
    if (!fill(place + 1 + length))
        return false;
    *head = static_cast<quint8>(m_stream.at(0));
    *body = m_stream.mid(place + 1, length);
    m_stream.remove(0, place + 1 + length);
    return true;
}

bool RawMqtt::fill(qsizetype count)
{
    if (isWebSocket(m_endpoint))
        unframe();
    while (m_stream.size() < count) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kPatienceMs))
            return false;
        (isWebSocket(m_endpoint) ? m_frames : m_stream) += m_socket.readAll();
        if (isWebSocket(m_endpoint))
            unframe();
    }
    return true;
}

void RawMqtt::unframe()
{
    while (m_frames.size() >= 2) {
        qsizetype start = 2;
        qsizetype length = m_frames.at(1) & 0x7F;
        if (length == 126) {
            if (m_frames.size() < 4)
                return;
            length = numberAt(m_frames, 2);
            start = 4;
        }
        if (m_frames.size() < start + length)
            return;
        m_stream += m_frames.mid(start, length);
        m_frames.remove(0, start + length);
    }
}

void RawMqtt::keep(quint8 head, const QByteArray &body)
{
    if ((head & 0xF0) != Publish)
        return;
    const qsizetype topicEnd = 2 + numberAt(body, 0);
    Message message;
    message.topic = body.mid(2, topicEnd - 2);
    message.qos = head >> 1 & 3;
    message.retain = (head & 1) != 0;
    message.payload = body.mid(topicEnd + (message.qos > 0 ? 2 : 0));
    if (message.qos > 0)
        send(packet(PubAck, body.mid(topicEnd, 2)));
    m_messages.push_back(message);
}

} // namespace sim::test
