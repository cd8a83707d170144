// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakebroker.h"

#include <QtCore/QMetaObject>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    QByteArray word(qsizetype value)
    {
        QByteArray bytes;
        bytes.append(static_cast<char>(value >> 8));
        bytes.append(static_cast<char>(value & 0xFF));
        return bytes;
    }

    QByteArray remainingLength(qsizetype value)
    {
        QByteArray bytes;
        do {
            const qsizetype rest = value >> 7;
            bytes.append(static_cast<char>((value & 0x7F) | (rest > 0 ? 0x80 : 0)));
            value = rest;
        } while (value > 0);
        return bytes;
    }

} // namespace

FakeBroker::FakeBroker(QObject *parent)
    : QIODevice(parent)
{
    reopen();
}

FakeBroker::~FakeBroker() = default;

void FakeBroker::reopen()
{
    ++m_connection;
    m_toClient.clear();
    m_taken = m_visible = 0;
    m_fromClient.clear();
    m_stuck = 0;
    m_isPumping = m_isConnected = m_hasEnded = false;
    setErrorString({});
    if (!isOpen())
        open(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

void FakeBroker::close()
{
    ++m_connection;
    QIODevice::close();
}

void FakeBroker::cut()
{
    if (!isOpen())
        return;
    m_toClient.clear();
    m_taken = m_visible = 0;
    setErrorString(u"cut by the test"_s);
    const quint32 connection = m_connection;
    emit readChannelFinished();
    if (m_connection == connection) // nobody has closed or reopened it by now
        close();
}

QList<ClientPacket> FakeBroker::received(ClientPacket::Type type) const
{
    QList<ClientPacket> some;
    std::copy_if(m_received.begin(), m_received.end(), std::back_inserter(some),
        [type](const ClientPacket &packet) { return packet.type == type; });
    return some;
}

qsizetype FakeBroker::count(ClientPacket::Type type) const
{
    return std::count_if(m_received.begin(), m_received.end(),
        [type](const ClientPacket &packet) { return packet.type == type; });
}

QList<quint16> FakeBroker::ids(ClientPacket::Type type) const
{
    QList<quint16> all;
    for (const ClientPacket &packet : m_received) {
        if (packet.type == type)
            all.append(packet.id);
    }
    return all;
}

void FakeBroker::sendRaw(const QByteArray &bytes)
{
    if (!isOpen())
        return;
    m_toClient.append(bytes);
    schedulePump();
}

void FakeBroker::sendConnAck(quint8 code, bool sessionPresent)
{
    sendRaw(QByteArray("\x20\x02", 2) + static_cast<char>(sessionPresent ? 1 : 0)
        + static_cast<char>(code));
}

QByteArray FakeBroker::publishPacket(const QByteArray &topic, const QByteArray &payload, quint8 qos,
    quint16 id, bool duplicate, bool retain)
{
    const QByteArray body
        = word(topic.size()) + topic + (qos > 0 ? word(id) : QByteArray()) + payload;
    const int first = 0x30 | (duplicate ? 0x08 : 0) | (qos << 1) | (retain ? 1 : 0);
    return static_cast<char>(first) + remainingLength(body.size()) + body;
}

void FakeBroker::publish(const QByteArray &topic, const QByteArray &payload, quint8 qos, quint16 id,
    bool duplicate, bool retain)
{
    sendRaw(publishPacket(topic, payload, qos, id, duplicate, retain));
}

void FakeBroker::sendAck(quint8 firstByte, quint16 id)
{
    sendRaw(static_cast<char>(firstByte) + QByteArray("\x02") + word(id));
}

qint64 FakeBroker::bytesAvailable() const
{
    return m_visible - m_taken + QIODevice::bytesAvailable();
}

qint64 FakeBroker::readData(char *data, qint64 maxSize)
{
    const qsizetype count = std::min<qsizetype>(maxSize, m_visible - m_taken);
    std::copy_n(m_toClient.constData() + m_taken, count, data);
    m_taken += count;
    if (m_taken == m_toClient.size()) {
        m_toClient.clear();
        m_taken = m_visible = 0;
    }
    return count;
}

qint64 FakeBroker::writeData(const char *data, qint64 maxSize)
{
    const qint64 count
        = script.acceptsPerWrite < 0 ? maxSize : std::min(maxSize, script.acceptsPerWrite);
    if (!script.reads) {
        m_stuck += count;
        return count;
    }
    m_receivedBytes += static_cast<quint64>(count);
    if (m_isRecording) {
        m_fromClient.append(data, count);
        decodeInput();
    }
    if (count < maxSize || script.acceptsPerWrite >= 0) {
        QMetaObject::invokeMethod(
            this, [this, count] { emit bytesWritten(count); }, Qt::QueuedConnection);
    }
    return count;
}

void FakeBroker::schedulePump()
{
    if (m_isPumping)
        return;
    m_isPumping = true;
    const quint32 connection = m_connection;
    QMetaObject::invokeMethod(
        this,
        [this, connection] {
            if (m_connection == connection)
                pump();
        },
        Qt::QueuedConnection);
}

void FakeBroker::pump()
{
    m_isPumping = false;
    const qsizetype waiting = m_toClient.size() - m_visible;
    if (waiting <= 0)
        return;
    m_visible += script.segment > 0 ? std::min(script.segment, waiting) : waiting;
    if (m_visible < m_toClient.size())
        schedulePump();
    emit readyRead();
}

} // namespace sim::test
