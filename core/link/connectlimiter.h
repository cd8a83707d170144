// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>

#include <deque>
#include <functional>

class QTimer;

namespace sim {

/// Lets only so many connections begin per second, and only so many be under way at once
/// (reliability, section 3: 100 TLS or 500 plain a second, 256 open).
///
/// A link asks with enqueue() and is called when its turn comes; it says leave() when its handshake
/// has ended, either way. Thread: one shard's.
class ConnectLimiter : public QObject
{
    Q_OBJECT

public:
    using Key = const void *;

    ConnectLimiter(int perSecond, int openAtOnce, const Clock &clock, QObject *parent = nullptr);

    void enqueue(Key who, std::function<void()> begin); ///< \a begin never runs inside this call
    void leave(Key who); ///< also takes \a who out of the queue

    /// Begins those whose turn has come. A timer does this; only who turns a clock by hand needs to
    /// call it.
    void pump();

    qsizetype waiting() const { return static_cast<qsizetype>(m_queue.size()); }

private:
    struct Waiting
    {
        Key who;
        std::function<void()> begin;
    };

    const Clock &m_clock;
    int m_perSecond;
    int m_openAtOnce;
    double m_tokens;
    MonotonicTime m_refilled;
    std::deque<Waiting> m_queue;
    QList<Key> m_open;
    QTimer *m_timer;
};

} // namespace sim
