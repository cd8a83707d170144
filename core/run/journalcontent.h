// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/storedqueue.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <map>

namespace sim {

/// What the files of a journal folder hold when it is opened.
struct JournalContent
{
    struct LastId
    {
        quint16 packetId = 0;
        quint64 order = 0;
    };

    struct Entry
    {
        QString device;
        StoredMessage stored;
    };

    std::map<quint64, Entry> pending; ///< by record
    QHash<QString, LastId> lastIds; ///< by device
    QStringList intact; ///< paths, to be removed once the content is written anew
    QStringList damaged; ///< paths, to be kept aside
    quint64 lastRecord = 0;
    quint64 lastOrder = 0;
    quint32 lastSegment = 0;
};

/// `outbox-00000001.log`
QString journalSegmentName(quint32 number);

/// Reads all segments of \a folder. Never fails: what cannot be read is damaged.
JournalContent readJournal(const QString &folder);

/// Gives the file \a path the first free name of `.damaged`, `.damaged-2` ... and returns it.
QString setAside(const QString &path);

} // namespace sim
