// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/traffic/trafficjournal.h"

#include <QtCore/QMutexLocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr std::size_t kKnownReaders = 32;

    /// What a row weighs: its own size and its texts. Shared texts count for each row, so the bound
    /// is kept with room to spare.
    qint64 weight(const TrafficEntry &entry)
    {
        constexpr auto kCharBytes = static_cast<qint64>(sizeof(QChar));
        return static_cast<qint64>(sizeof(TrafficEntry)) + entry.topic.size() + entry.payload.size()
            + kCharBytes * (entry.device.size() + entry.reason.size());
    }

} // namespace

QString fateName(Fate fate)
{
    switch (fate) {
    case Fate::Queued:
        return u"queued"_s;
    case Fate::Sent:
        return u"sent"_s;
    case Fate::Acknowledged:
        return u"acknowledged"_s;
    case Fate::Dropped:
        return u"dropped"_s;
    case Fate::Refused:
        return u"refused"_s;
    case Fate::Received:
        return u"received"_s;
    }
    Q_UNREACHABLE();
}

TrafficJournal::TrafficJournal(qsizetype maxRows, qint64 maxBytes)
    : m_maxRows(std::max(maxRows, qsizetype { 1 }))
    , m_maxBytes(maxBytes)
{
}

quint64 TrafficJournal::append(TrafficEntry entry)
{
    if (entry.size == 0)
        entry.size = entry.payload.size();
    if (entry.payload.size() > kPreviewBytes)
        entry.payload = entry.payload.left(kPreviewBytes); // a copy: lets go of the whole payload
    const qint64 bytes = weight(entry);

    const QMutexLocker lock(&m_mutex);
    entry.number = ++m_last;
    const quint64 revision = ++m_revision;
    m_rows.push_back({ .entry = std::move(entry), .addedAt = revision, .changedAt = revision });
    m_bytes += bytes;
    trim();
    return m_last;
}

void TrafficJournal::setFate(
    quint64 number, Fate fate, std::optional<Microseconds> latency, const QString &reason)
{
    const QMutexLocker lock(&m_mutex);
    if (find(number) == nullptr)
        return;
    Row &row = m_rows[static_cast<std::size_t>(number - firstNumber())];
    m_bytes -= weight(row.entry);
    row.entry.fate = fate;
    if (latency)
        row.entry.latency = latency;
    if (!reason.isEmpty())
        row.entry.reason = reason;
    m_bytes += weight(row.entry);
    row.changedAt = ++m_revision;
    m_changes.push_back({ .revision = m_revision, .number = number });
    trim();
    compactChanges();
}

void TrafficJournal::clear()
{
    std::deque<Row> rows; // freed after the lock is gone
    const QMutexLocker lock(&m_mutex);
    rows.swap(m_rows);
    m_changes.clear();
    m_bytes = 0;
    m_cleared = m_last;
    ++m_revision;
}

void TrafficJournal::setMaxRows(qsizetype maxRows)
{
    const QMutexLocker lock(&m_mutex);
    m_maxRows = std::max(maxRows, qsizetype { 1 });
    trim();
}

TrafficJournal::Changes TrafficJournal::since(quint64 revision, qsizetype maxRows) const
{
    Changes changes;
    const QMutexLocker lock(&m_mutex);
    changes.firstNumber = firstNumber();
    changes.lastNumber = m_last;
    changes.revision = m_revision;
    if (revision == m_revision)
        return changes;
    collectAdded(changes, revision, maxRows);
    collectChanged(changes, revision);
    m_readers.push_back({ .revision = m_revision, .number = m_last });
    if (m_readers.size() > kKnownReaders)
        m_readers.pop_front();
    return changes;
}

std::optional<TrafficEntry> TrafficJournal::row(quint64 number) const
{
    const QMutexLocker lock(&m_mutex);
    const Row *row = find(number);
    return row != nullptr ? std::optional(row->entry) : std::nullopt;
}

quint64 TrafficJournal::total() const
{
    const QMutexLocker lock(&m_mutex);
    return m_last;
}

qint64 TrafficJournal::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

const TrafficJournal::Row *TrafficJournal::find(quint64 number) const
{
    if (number < firstNumber() || number > m_last)
        return nullptr;
    return &m_rows[static_cast<std::size_t>(number - firstNumber())];
}

void TrafficJournal::trim()
{
    // The newest row stays, whatever it weighs: a reader must be able to see it.
    while (m_rows.size() > 1
        && (static_cast<qsizetype>(m_rows.size()) > m_maxRows || m_bytes > m_maxBytes)) {
        m_bytes -= weight(m_rows.front().entry);
        m_rows.pop_front();
    }
}

void TrafficJournal::compactChanges()
{
    // A row that changes again and again leaves stale marks. Thrown out when there are as many
    // marks as rows at the most, which costs O(1) per change on average and keeps every reader
    // exact.
    if (m_changes.size() <= 2 * m_rows.size() + 16)
        return;
    std::erase_if(m_changes, [this](const Mark &mark) {
        const Row *row = find(mark.number);
        return row == nullptr || row->changedAt != mark.revision;
    });
}

void TrafficJournal::collectAdded(Changes &changes, quint64 revision, qsizetype maxRows) const
{
    const auto newer = std::partition_point(m_rows.begin(), m_rows.end(),
        [revision](const Row &row) { return row.addedAt <= revision; });
    const qsizetype held = m_rows.end() - newer;
    const qsizetype count = std::clamp(maxRows, qsizetype { 0 }, held);
    changes.added.reserve(count);
    for (auto row = m_rows.end() - count; row != m_rows.end(); ++row)
        changes.added.append(row->entry);

    const quint64 lastSeen = std::max(lastNumberAt(revision), m_cleared);
    changes.skipped = m_last - lastSeen - static_cast<quint64>(count);
}

void TrafficJournal::collectChanged(Changes &changes, quint64 revision) const
{
    auto mark = std::partition_point(m_changes.begin(), m_changes.end(),
        [revision](const Mark &change) { return change.revision <= revision; });
    for (; mark != m_changes.end(); ++mark) {
        const Row *row = find(mark->number);
        if (row != nullptr && row->changedAt == mark->revision && row->addedAt <= revision)
            changes.changed.append(row->entry);
    }
}

quint64 TrafficJournal::lastNumberAt(quint64 revision) const
{
    if (revision == 0)
        return 0;
    for (auto mark = m_readers.rbegin(); mark != m_readers.rend(); ++mark) {
        if (mark->revision == revision)
            return mark->number;
    }
    // A reader from long ago: what went in between is no longer known, what is still here is.
    const auto newer = std::partition_point(m_rows.begin(), m_rows.end(),
        [revision](const Row &row) { return row.addedAt <= revision; });
    return newer == m_rows.end() ? m_last : newer->entry.number - 1;
}

} // namespace sim
