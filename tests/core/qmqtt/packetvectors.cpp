// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/packetvectors.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    constexpr qsizetype kColumns = 6;

    QStringList onlineStates()
    {
        return { u"idle"_s, u"qos1"_s, u"pubrec"_s, u"pubcomp"_s, u"subscribing"_s,
            u"subscribingTwice"_s, u"unsubscribing"_s, u"unsubscribingUnknown"_s, u"pinging"_s,
            u"releasing"_s, u"subscribed"_s };
    }

    QStringList expandStates(const QString &column)
    {
        QStringList states;
        for (const QString &word : column.split(u' ', Qt::SkipEmptyParts)) {
            if (word == "online"_L1)
                states += onlineStates();
            else if (word == "all"_L1)
                states += onlineStates() + QStringList { u"awaiting"_s };
            else
                states += word;
        }
        return states;
    }

    /// The columns of a line; a bar inside of quotes does not count.
    QStringList columnsOf(const QString &line)
    {
        QStringList columns { QString() };
        bool isQuoted = false;
        for (const QChar c : line) {
            isQuoted = isQuoted != (c == u'"');
            if (c == u'|' && !isQuoted)
                columns.append(QString());
            else
                columns.last().append(c);
        }
        return columns;
    }

    QStringList eventsOf(const QString &column)
    {
        QStringList events;
        for (const QString &event : column.split(u';')) {
            // A topic may be a space, so only what surrounds an event goes.
            const QString text = event.startsWith(u' ') ? event.sliced(1) : event;
            const QString trimmed = text.endsWith(u' ') ? text.chopped(1) : text;
            if (!trimmed.isEmpty())
                events.append(trimmed);
        }
        return events;
    }

    void readLine(const QString &line, const QString &where, QList<PacketVector> &vectors,
        QStringList &problems)
    {
        const QStringList columns = columnsOf(line);
        if (columns.size() != kColumns) {
            problems.append(
                u"%1: %2 columns instead of %3"_s.arg(where).arg(columns.size()).arg(kColumns));
            return;
        }
        bool areBytesOk = false;
        bool isAnswerOk = true;
        PacketVector vector;
        vector.where = where;
        vector.name = columns[1].trimmed();
        vector.bytes = readBytes(columns[2], areBytesOk);
        vector.events = eventsOf(columns[3]);
        vector.isAnswerOpen = columns[4].trimmed() == "?"_L1;
        if (!vector.isAnswerOpen)
            vector.answer = readBytes(columns[4], isAnswerOk);
        vector.proves = columns[5].split(u' ', Qt::SkipEmptyParts);
        if (!areBytesOk || !isAnswerOk || vector.bytes.isEmpty())
            problems.append(where + u": not bytes"_s);
        for (const QString &state : expandStates(columns[0])) {
            if (!vectorStates().contains(state))
                problems.append(u"%1: unknown state \"%2\""_s.arg(where, state));
            vector.state = state;
            vectors.append(vector);
        }
    }

} // namespace

bool PacketVector::endsConnection() const
{
    return std::any_of(events.begin(), events.end(), [](const QString &event) {
        return event.startsWith("closed "_L1) || event.startsWith("refused "_L1);
    });
}

QStringList vectorStates()
{
    return onlineStates() + QStringList { u"awaiting"_s, u"awaitingKept"_s, u"closing"_s };
}

QByteArray readBytes(const QString &text, bool &isOk)
{
    static const QRegularExpression item(
        u"\\G\\s*(?:\"([^\"]*)\"|((?:[0-9a-fA-F]{2})+))(?:\\*(\\d+))?"_s);
    QByteArray bytes;
    qsizetype end = 0;
    auto items = item.globalMatch(text);
    while (items.hasNext()) {
        const QRegularExpressionMatch match = items.next();
        const QByteArray once = match.hasCaptured(1)
            ? match.captured(1).toUtf8()
            : QByteArray::fromHex(match.captured(2).toLatin1());
        bytes += once.repeated(match.hasCaptured(3) ? match.captured(3).toInt() : 1);
        end = match.capturedEnd();
    }
    isOk = QStringView(text).sliced(end).trimmed().isEmpty();
    return bytes;
}

QList<QByteArray> splitPackets(const QByteArray &bytes, qsizetype *missing)
{
    QList<QByteArray> packets;
    qsizetype lack = 0;
    for (qsizetype at = 0; at < bytes.size(); at += packets.last().size()) {
        qsizetype size = 0;
        qsizetype header = 1;
        bool isHeaderWhole = false;
        for (int shift = 0; at + header < bytes.size() && shift < 28 && !isHeaderWhole;
             shift += 7) {
            const auto byte = static_cast<quint8>(bytes[at + header++]);
            size |= static_cast<qsizetype>(byte & 0x7F) << shift;
            isHeaderWhole = (byte & 0x80) == 0;
        }
        const qsizetype total = header + size;
        packets.append(bytes.sliced(at, std::min(total, bytes.size() - at)));
        lack = isHeaderWhole ? total - packets.last().size() : 1;
    }
    if (missing != nullptr)
        *missing = lack;
    return packets;
}

QList<PacketVector> readVectors(const QString &folder, QStringList &problems)
{
    QList<PacketVector> vectors;
    const QDir directory(folder);
    const QStringList names = directory.entryList({ u"*.txt"_s }, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            problems.append(name + u": "_s + file.errorString());
        int number = 0;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const QString &line : lines) {
            ++number;
            if (!line.isEmpty() && !line.startsWith(u'#'))
                readLine(line, u"%1:%2"_s.arg(name).arg(number), vectors, problems);
        }
    }
    return vectors;
}

} // namespace sim::test
