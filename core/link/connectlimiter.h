// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <deque>
#include <functional>

class QTimer;

namespace sim {

/// Lets only so many connections begin per second, and only so many be under way at once
/// (reliability, section 3: 100 TLS or 500 plain a second, 256 open). Every call costs the same
/// however many wait.
///
/// A link asks with enqueue() and is called when its turn comes; it says leave() when its handshake
/// has ended, either way. Thread: one shard's.
class ConnectLimiter : public QObject
{
    Q_OBJECT

public:
    using Key = const void *;

    static constexpr int kUnlimited = 0; ///< for perSecond: only openAtOnce counts

    ConnectLimiter(int perSecond, int openAtOnce, const Clock &clock, QObject *parent = nullptr);

    void enqueue(Key who, std::function<void()> begin); ///< \a begin never runs inside this call
    void leave(Key who); ///< also takes \a who out of the queue

    /// Begins those whose turn has come. A timer does this; only who turns a clock by hand needs to
    /// call it.
    void pump();

    qsizetype waiting() const { return m_waiting.size(); }

private:
    struct Waiting
    {
        Key who;
        quint64 ticket;
        std::function<void()> begin;
    };

    void refill();
    bool takeToken();
    bool isCurrent(const Waiting &waiting) const;
    void dropStale();
    void pumpSoon();

    const Clock &m_clock;
    int m_perSecond;
    int m_openAtOnce;
    double m_tokens;
    MonotonicTime m_refilled;
    std::deque<Waiting> m_queue; ///< in order; those who left are passed over
    QHash<Key, quint64> m_waiting; ///< tickets of those in the queue
    QSet<Key> m_open;
    quint64 m_lastTicket = 0;
    QTimer *m_timer;
};

} // namespace sim
