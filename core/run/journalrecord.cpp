// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/journalrecord.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDataStream>
#include <QtCore/QIODevice>
#include <QtCore/QtEndian>

namespace sim {

namespace {

    constexpr QByteArrayView kMarker("\xC0\x51\x8E\x0A", 4);
    constexpr qsizetype kLengthSize = 4;
    constexpr qsizetype kChecksumSize = 8;
    constexpr qsizetype kHeadSize = 4 + kLengthSize + kChecksumSize;

    QByteArray checksum(QByteArrayView length, QByteArrayView body)
    {
        QCryptographicHash hash(QCryptographicHash::Blake2s_128);
        hash.addData(length);
        hash.addData(body);
        return hash.result().first(kChecksumSize);
    }

    void writeBody(QDataStream &stream, const JournalRecord &record)
    {
        const StoredMessage &stored = record.stored;
        stream.setByteOrder(QDataStream::LittleEndian);
        stream << static_cast<quint8>(record.kind) << stored.record;
        switch (record.kind) {
        case JournalRecord::Kind::Queued:
            stream << record.device.toUtf8() << qint64 { stored.time.time_since_epoch().count() }
                   << stored.message.topic << stored.message.payload << stored.message.qos
                   << stored.message.retain;
            break;
        case JournalRecord::Kind::State:
            stream << stored.packetId << stored.isReleased << stored.order;
            break;
        case JournalRecord::Kind::Removed:
            break;
        case JournalRecord::Kind::LastId:
            stream << record.device.toUtf8() << stored.packetId << stored.order;
            break;
        }
    }

    std::optional<JournalRecord> readBody(QByteArrayView body)
    {
        const QByteArray bytes = QByteArray::fromRawData(body.data(), body.size());
        QDataStream stream(bytes);
        stream.setByteOrder(QDataStream::LittleEndian);
        JournalRecord record;
        StoredMessage &stored = record.stored;
        quint8 kind = 0;
        QByteArray device;
        qint64 time = 0;
        stream >> kind >> stored.record;
        record.kind = static_cast<JournalRecord::Kind>(kind);
        if (record.kind == JournalRecord::Kind::Queued) {
            stream >> device >> time >> stored.message.topic >> stored.message.payload
                >> stored.message.qos >> stored.message.retain;
        } else if (record.kind == JournalRecord::Kind::State) {
            stream >> stored.packetId >> stored.isReleased >> stored.order;
        } else if (record.kind == JournalRecord::Kind::LastId) {
            stream >> device >> stored.packetId >> stored.order;
        } else if (record.kind != JournalRecord::Kind::Removed) {
            return {};
        }
        record.device = QString::fromUtf8(device);
        stored.time = WallTime(Microseconds(time));
        return stream.status() == QDataStream::Ok && stream.atEnd() ? std::optional(record)
                                                                    : std::nullopt;
    }

} // namespace

QByteArray encoded(const JournalRecord &record)
{
    QByteArray body;
    QDataStream stream(&body, QIODevice::WriteOnly);
    writeBody(stream, record);
    QByteArray length(kLengthSize, '\0');
    qToLittleEndian(static_cast<quint32>(body.size()), length.data());
    QByteArray bytes;
    bytes.reserve(kHeadSize + body.size());
    return bytes.append(kMarker).append(length).append(checksum(length, body)).append(body);
}

JournalScanner::JournalScanner(QByteArrayView file)
    : m_file(file)
{
    if (file.startsWith(kJournalHeader))
        m_place = kJournalHeader.size();
}

std::optional<JournalRecord> JournalScanner::next()
{
    while (m_place < m_file.size()) {
        if (auto record = recordHere())
            return record;
        const qsizetype marker = m_file.indexOf(kMarker, m_place + 1);
        const qsizetype end = marker < 0 ? m_file.size() : marker;
        m_damaged += end - m_place;
        m_place = end;
    }
    return {};
}

std::optional<JournalRecord> JournalScanner::recordHere()
{
    const QByteArrayView rest = m_file.sliced(m_place);
    if (rest.size() < kHeadSize || !rest.startsWith(kMarker))
        return {};
    const QByteArrayView length = rest.sliced(kMarker.size(), kLengthSize);
    const qsizetype size = qFromLittleEndian<quint32>(length.data());
    if (size > rest.size() - kHeadSize)
        return {};
    const QByteArrayView body = rest.sliced(kHeadSize, size);
    if (rest.sliced(kMarker.size() + kLengthSize, kChecksumSize) != checksum(length, body))
        return {};
    auto record = readBody(body);
    if (record)
        m_place += kHeadSize + size;
    return record;
}

} // namespace sim
