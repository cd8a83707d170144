// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QThreadPool>

#include <atomic>

namespace sim {

/// The file that the journal is written to: append only.
///
/// Records gather in memory until flush(); from then on they survive the end of the process. sync()
/// starts to bring them to the disk, on a thread of its own; what it has reached survives a power
/// cut. Thread: one at a time.
class JournalSegment
{
public:
    JournalSegment();
    ~JournalSegment(); ///< flushes and syncs

    /// Begins the file \a path, which must be new; what was appended before comes behind its
    /// header. False on failure, see errorText().
    bool open(const QString &path);

    void append(const QByteArray &record) { m_buffer += record; }

    /// False: the disk took none of it, or there is no file. All is kept for the next try.
    bool flush();
    void sync();
    bool syncNow(); ///< waits until all is on the disk
    bool close(); ///< flushed and on the disk

    qint64 size() const { return m_size + m_buffer.size(); }

    /// Forgets what is not flushed: it would be too much to keep.
    void discard() { m_buffer.clear(); }

    /// Whether a sync() of this file failed: what it should have brought to the disk may be lost in
    /// a power cut. True once for each failure.
    bool takeSyncFailure() { return m_hasSyncFailed.exchange(false); }

    qsizetype unflushed() const { return m_buffer.size(); }

    QString errorText() const { return m_file.errorString(); }

private:
    QFile m_file;
    QByteArray m_buffer;
    QThreadPool m_syncer;
    std::atomic_bool m_isSyncing = false;
    std::atomic_bool m_hasSyncFailed = false;
    qint64 m_size = 0;
    bool m_isDirty = false; ///< flushed since the last sync
};

/// Makes names in \a folder that were made or removed survive a power cut, where the system can.
void syncFolder(const QString &folder);

} // namespace sim
