// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/journalcontent.h"

#include "core/run/journalrecord.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr int kDigits = 8;

    /// Records are written again when segments are cleaned, so the order counts, not the place.
    void noteId(JournalContent::LastId &last, const StoredMessage &stored)
    {
        if (stored.packetId != 0 && stored.order >= last.order)
            last = { .packetId = stored.packetId, .order = stored.order };
    }

    void apply(JournalRecord record, JournalContent &content)
    {
        StoredMessage &stored = record.stored;
        content.lastRecord = std::max(content.lastRecord, stored.record);
        content.lastOrder = std::max(content.lastOrder, stored.order);
        const auto known = content.pending.find(stored.record);
        switch (record.kind) {
        case JournalRecord::Kind::Queued:
            if (known == content.pending.end())
                content.pending.emplace(stored.record,
                    JournalContent::Entry { .device = record.device, .stored = std::move(stored) });
            return;
        case JournalRecord::Kind::State:
            if (known == content.pending.end())
                return;
            known->second.stored.packetId = stored.packetId;
            known->second.stored.isReleased = stored.isReleased;
            known->second.stored.order = stored.order;
            if (!stored.isReleased)
                noteId(content.lastIds[known->second.device], stored);
            return;
        case JournalRecord::Kind::Removed:
            if (known != content.pending.end())
                content.pending.erase(known);
            return;
        case JournalRecord::Kind::LastId:
            noteId(content.lastIds[record.device], stored);
            return;
        }
    }

    /// Returns the bytes that make no sense; -1 when the file cannot be read at all.
    qsizetype readSegment(const QString &path, JournalContent &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray bytes = file.readAll();
        if (bytes.isEmpty())
            return 0; // made, and never written to
        JournalScanner scanner(bytes);
        while (auto record = scanner.next())
            apply(std::move(*record), content);
        const bool isHeaderWhole = bytes.startsWith(kJournalHeader);
        return scanner.damagedBytes() + (isHeaderWhole ? 0 : 1);
    }

} // namespace

QString journalSegmentName(quint32 number)
{
    return u"outbox-%1.log"_s.arg(number, kDigits, 10, QLatin1Char('0'));
}

JournalContent readJournal(const QString &folder)
{
    JournalContent content;
    const QDir directory(folder);
    const QStringList names
        = directory.entryList({ u"outbox-????????.log"_s }, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = directory.filePath(name);
        bool isNumber = false;
        const quint32 number = QStringView(name).sliced(7, kDigits).toUInt(&isNumber);
        if (!isNumber)
            continue;
        content.lastSegment = std::max(content.lastSegment, number);
        const qsizetype damage = readSegment(path, content);
        if (damage == 0) {
            content.intact.append(path);
            continue;
        }
        content.damaged.append(path);
    }
    return content;
}

QString setAside(const QString &path)
{
    QString aside = path + u".damaged"_s;
    for (int i = 2; QFile::exists(aside); ++i)
        aside = path + u".damaged-%1"_s.arg(i);
    return QFile::rename(path, aside) ? aside : QString();
}

} // namespace sim
