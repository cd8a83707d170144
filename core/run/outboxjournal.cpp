// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/outboxjournal.h"

#include "core/run/journalrecord.h"
#include "core/run/runerrors.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr auto kSyncInterval = std::chrono::milliseconds(100);
    constexpr auto kRetryInterval = std::chrono::seconds(1);
    constexpr qsizetype kFlushAtOnce = qsizetype { 256 } * 1024;
    constexpr int kSpareSegments = 4; ///< garbage that is not worth the work

    QByteArray lastIdRecord(const QString &device, quint16 packetId, quint64 order)
    {
        JournalRecord record { .kind = JournalRecord::Kind::LastId, .device = device };
        record.stored.packetId = packetId;
        record.stored.order = order;
        return encoded(record);
    }

} // namespace

Result<std::unique_ptr<OutboxJournal>> OutboxJournal::open(
    const QString &folder, qint64 segmentBytes)
{
    if (!QDir().mkpath(folder))
        return Error(errors::kJournalFolder, { folder });
    std::unique_ptr<OutboxJournal> journal(new OutboxJournal(folder, segmentBytes));
    if (const auto begun = journal->begin(); !begun)
        return begun.error();
    return journal;
}

OutboxJournal::OutboxJournal(const QString &folder, qint64 segmentBytes)
    : m_folder(folder)
    , m_segmentBytes(segmentBytes)
    , m_lock(QDir(folder).filePath(u"lock"_s))
{
    m_lock.setStaleLockTime(0); // stale only when its process is gone
    m_syncTimer.setInterval(kSyncInterval);
    connect(&m_syncTimer, &QTimer::timeout, this, [this] {
        flush();
        m_current.sync();
        if (m_current.takeSyncFailure())
            fail();
    });
    m_retryTimer.setInterval(kRetryInterval);
    connect(&m_retryTimer, &QTimer::timeout, this, &OutboxJournal::tryAgain);
}

OutboxJournal::~OutboxJournal()
{
    flush();
}

Result<void> OutboxJournal::begin()
{
    if (!m_lock.tryLock()) {
        const bool isTaken = m_lock.error() == QLockFile::LockFailedError;
        return Error(isTaken ? errors::kJournalLocked : errors::kJournalFolder, { m_folder });
    }
    JournalContent content = readJournal(m_folder);
    m_lastRecord = content.lastRecord;
    m_lastOrder = content.lastOrder;
    for (auto last = content.lastIds.cbegin(); last != content.lastIds.cend(); ++last)
        m_lastIds.insert(last.key(), last->packetId);
    m_number = content.lastSegment;
    if (!openSegment() || !writeAnew(content))
        return Error(errors::kJournalWrite, { m_folder, m_current.errorText() });
    disposeOfOldFiles(content);
    m_syncTimer.start();
    return {};
}

bool OutboxJournal::writeAnew(JournalContent content)
{
    for (auto &[record, entry] : content.pending) {
        writeMessage(entry.device, entry.stored);
        StoredQueue &queue = m_found[entry.device];
        queue.lastPacketId = m_lastIds.value(entry.device);
        queue.messages.append(std::move(entry.stored));
    }
    // What is old goes only when what is new is safe.
    return m_current.flush() && m_current.syncNow();
}

void OutboxJournal::disposeOfOldFiles(const JournalContent &content)
{
    for (const QString &damaged : content.damaged) {
        const QString aside = setAside(damaged);
        m_damage.append(Error(errors::kJournalDamaged, { damaged, aside }));
    }
    for (const QString &intact : content.intact)
        QFile::remove(intact);
    syncFolder(m_folder);
}

StoredQueue OutboxJournal::take(const QString &device)
{
    return m_found.take(device);
}

quint64 OutboxJournal::untaken() const
{
    quint64 count = 0;
    for (const StoredQueue &queue : m_found)
        count += static_cast<quint64>(queue.messages.size());
    return count;
}

quint64 OutboxJournal::add(const QString &device, const Message &message, WallTime time)
{
    const StoredMessage stored { .record = ++m_lastRecord, .time = time, .message = message };
    writeMessage(device, stored);
    return stored.record;
}

void OutboxJournal::setInFlight(const QString &device, quint64 record, quint16 packetId)
{
    const auto state = m_states.find(record);
    if (state == m_states.end())
        return;
    state->packetId = packetId;
    state->isReleased = false;
    state->order = ++m_lastOrder;
    m_lastIds.insert(device, packetId);
    writeState(record, *state);
    flush(); // before the packet leaves, or a crash between the two would send it with a second id
}

void OutboxJournal::setReleased(quint64 record)
{
    const auto state = m_states.find(record);
    if (state == m_states.end() || state->packetId == 0)
        return;
    state->isReleased = true;
    state->order = ++m_lastOrder;
    writeState(record, *state);
    flush(); // before PUBREL leaves: afterwards the PUBLISH must never be sent again
}

void OutboxJournal::setWaiting(quint64 record)
{
    const auto state = m_states.find(record);
    if (state == m_states.end() || state->packetId == 0)
        return;
    state->packetId = 0;
    state->isReleased = false;
    writeState(record, *state);
}

void OutboxJournal::remove(quint64 record)
{
    const auto state = m_states.constFind(record);
    if (state == m_states.constEnd())
        return;
    --m_segments[state->segment].live;
    m_liveBytes -= state->bytes;
    m_states.erase(state);
    JournalRecord gone { .kind = JournalRecord::Kind::Removed };
    gone.stored.record = record;
    append(encoded(gone));
    if (m_states.isEmpty())
        clean(); // all delivered: let nothing lie about
}

qint64 OutboxJournal::bytesOnDisk() const
{
    qint64 bytes = m_current.size();
    for (const auto &[number, segment] : m_segments)
        bytes += segment.bytes;
    return bytes;
}

void OutboxJournal::writeMessage(const QString &device, const StoredMessage &stored)
{
    const QByteArray bytes
        = encoded({ .kind = JournalRecord::Kind::Queued, .device = device, .stored = stored });
    State &state = m_states[stored.record];
    state = { .order = stored.order,
        .bytes = static_cast<qint32>(bytes.size()),
        .segment = m_number,
        .packetId = stored.packetId,
        .isReleased = stored.isReleased };
    ++m_segments[m_number].live;
    m_liveBytes += bytes.size();
    const State written = state;
    append(bytes);
    if (written.packetId != 0)
        writeState(stored.record, written);
}

void OutboxJournal::writeState(quint64 record, const State &state)
{
    JournalRecord line { .kind = JournalRecord::Kind::State };
    line.stored.record = record;
    line.stored.packetId = state.packetId;
    line.stored.isReleased = state.isReleased;
    line.stored.order = state.order;
    append(encoded(line));
}

bool OutboxJournal::openSegment()
{
    m_segments[++m_number] = {};
    return openFile();
}

bool OutboxJournal::openFile()
{
    m_isFileMissing = !m_current.open(path(m_number));
    if (m_isFileMissing)
        return false;
    for (auto last = m_lastIds.cbegin(); last != m_lastIds.cend(); ++last)
        m_current.append(lastIdRecord(last.key(), last.value(), m_lastOrder));
    return true;
}

void OutboxJournal::append(const QByteArray &bytes)
{
    if (m_isGivenUp)
        return;
    m_current.append(bytes);
    if (m_isStuck) {
        m_isGivenUp = m_current.unflushed() > kMostHeld;
        if (m_isGivenUp)
            m_current.discard();
        return;
    }
    if (m_current.unflushed() >= kFlushAtOnce)
        flush();
    if (std::exchange(m_isFlushPosted, true))
        return;
    const auto endOfTurn = [this] {
        m_isFlushPosted = false;
        flush();
        if (m_current.size() >= m_segmentBytes)
            rotate();
    };
    QMetaObject::invokeMethod(this, endOfTurn, Qt::QueuedConnection);
}

void OutboxJournal::flush()
{
    if (!m_isStuck && !m_current.flush())
        fail();
}

void OutboxJournal::rotate()
{
    if (m_isStuck)
        return;
    m_segments[m_number].bytes = m_current.size();
    const bool isClosed = m_current.close();
    if (!openSegment() || !isClosed) {
        fail();
        return;
    }
    clean();
}

/// Removes the oldest segments that nobody needs. Always the oldest first: younger ones say which
/// of their messages are gone.
void OutboxJournal::clean()
{
    while (m_segments.size() > 1 && !m_isStuck) {
        const quint32 oldest = m_segments.begin()->first;
        const bool isWasteful = bytesOnDisk() > 2 * m_liveBytes + kSpareSegments * m_segmentBytes;
        if (m_segments.begin()->second.live > 0 && (!isWasteful || !copyForward(oldest)))
            return;
        removeSegment(oldest);
    }
}

bool OutboxJournal::copyForward(quint32 number)
{
    QFile file(path(number));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    JournalScanner scanner(bytes);
    while (auto record = scanner.next()) {
        const auto state = m_states.constFind(record->stored.record);
        const bool isNeeded = record->kind == JournalRecord::Kind::Queued
            && state != m_states.constEnd() && state->segment == number;
        if (!isNeeded)
            continue;
        record->stored.packetId = state->packetId;
        record->stored.isReleased = state->isReleased;
        record->stored.order = state->order;
        m_liveBytes -= state->bytes;
        writeMessage(record->device, record->stored);
    }
    flush();
    return m_current.syncNow() && !m_isStuck;
}

void OutboxJournal::removeSegment(quint32 number)
{
    QFile::remove(path(number));
    m_segments.erase(number);
}

void OutboxJournal::fail()
{
    if (std::exchange(m_isStuck, true))
        return;
    m_retryTimer.start();
    emit failed(Error(errors::kJournalWrite, { m_folder, m_current.errorText() }));
}

void OutboxJournal::tryAgain()
{
    if (m_isGivenUp) {
        m_retryTimer.stop();
        return;
    }
    if ((m_isFileMissing && !openFile()) || !m_current.flush())
        return;
    m_retryTimer.stop();
    m_isStuck = false;
    emit recovered();
}

QString OutboxJournal::path(quint32 number) const
{
    return QDir(m_folder).filePath(journalSegmentName(number));
}

} // namespace sim
