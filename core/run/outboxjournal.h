// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/run/journalcontent.h"
#include "core/run/journalsegment.h"

#include <QtCore/QHash>
#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <map>
#include <memory>

namespace sim {

/// Keeps the messages of QoS 1 and 2 that are not acknowledged on disk, so that the next run sends
/// what this one could not, even after kill -9 (docs/outbox.md).
///
/// One append-only log for all devices, in segments of 16 MiB. A segment whose messages are all
/// gone is removed; when the log has grown to twice what it needs, the oldest segment's remaining
/// messages are written again at the end. What is in flight is written before it leaves; everything
/// else at the end of the turn of the event loop. Nothing written is lost with the process; a power
/// cut costs what was written in the last 100 ms. Thread: the engine's.
class OutboxJournal : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostHeld = qsizetype { 16 } * 1024 * 1024;
    static constexpr qint64 kSegmentBytes = qint64 { 16 } * 1024 * 1024;

    /// Opens the folder, makes it if need be, and reads what is there. Damaged files are set aside,
    /// see damage(). Errors: `run.journalFolder`, `run.journalLocked`, `run.journalWrite`.
    static Result<std::unique_ptr<OutboxJournal>> open(
        const QString &folder, qint64 segmentBytes = kSegmentBytes);
    ~OutboxJournal() override;

    /// What was found damaged at the start, one error for each file.
    const QList<Error> &damage() const { return m_damage; }

    /// What earlier runs have left of \a device (its MQTT client id); only once.
    StoredQueue take(const QString &device);

    /// Messages of devices that did not ask for theirs. They stay on disk.
    quint64 untaken() const;

    /// Forgets what untaken() counts, in memory only: all devices have asked.
    void releaseUntaken() { m_found.clear(); }

    /// Returns the record's name for the calls below, never 0.
    quint64 add(const QString &device, const Message &message, WallTime time);
    /// Sent by \a device in a session that outlives the process.
    void setInFlight(const QString &device, quint64 record, quint16 packetId);
    void setReleased(quint64 record); ///< PUBREC has come
    void setWaiting(quint64 record); ///< its session is lost, it will be sent anew
    void remove(quint64 record); ///< acknowledged, or dropped

    quint64 pending() const { return static_cast<quint64>(m_states.size()); }

    /// False between failed() and recovered(): what is written then is in memory only.
    bool isWorking() const { return !m_isStuck; }

    qint64 bytesOnDisk() const;

signals:
    /// The disk does not take more. What it should have taken is kept in memory, up to
    /// kMostHeld bytes, and tried again every second. Once until recovered().
    void failed(const sim::Error &error);

    /// It does again, and nothing is missing on it.
    void recovered();

private:
    struct State
    {
        quint64 order = 0;
        qint32 bytes = 0;
        quint32 segment = 0;
        quint16 packetId = 0;
        bool isReleased = false;
    };

    struct Segment
    {
        qint64 bytes = 0; ///< once it is closed
        qint64 live = 0; ///< messages
    };

    OutboxJournal(const QString &folder, qint64 segmentBytes);
    Result<void> begin();
    bool writeAnew(JournalContent content);
    void disposeOfOldFiles(const JournalContent &content);
    void writeMessage(const QString &device, const StoredMessage &stored);
    void writeState(quint64 record, const State &state);
    bool openSegment();
    bool openFile();
    void append(const QByteArray &bytes);
    void flush();
    void rotate();
    void clean();
    bool copyForward(quint32 number);
    void removeSegment(quint32 number);
    void fail();
    void tryAgain();
    QString path(quint32 number) const;

    QString m_folder;
    qint64 m_segmentBytes;
    QLockFile m_lock;
    QHash<QString, StoredQueue> m_found;
    QList<Error> m_damage;
    QHash<quint64, State> m_states; ///< by record
    QHash<QString, quint16> m_lastIds; ///< by device
    std::map<quint32, Segment> m_segments; ///< by number; the last is the current one
    JournalSegment m_current;
    QTimer m_syncTimer;
    QTimer m_retryTimer; ///< runs while the disk takes nothing
    qint64 m_liveBytes = 0;
    quint64 m_lastRecord = 0;
    quint64 m_lastOrder = 0;
    quint32 m_number = 0; ///< of the current segment
    bool m_isFlushPosted = false;
    bool m_isStuck = false; ///< the disk takes nothing
    bool m_isGivenUp = false; ///< ... and has not for so long that records are missing
    bool m_isFileMissing = false; ///< the current segment could not be made yet
};

} // namespace sim
