// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/randomstream.h"
#include "core/link/deliveries.h"
#include "core/link/retrypolicy.h"
#include "core/link/scriptlinksettings.h"
#include "core/link/sendqueue.h"
#include "core/link/wireclient.h"

namespace sim {

/// A connection that somebody else's script drives (reliability, section 7): it does what it is
/// told and nothing by itself, save for what setRetry() asked for.
///
/// Every message that submit() takes ends in exactly one of acknowledged() (QoS 1 and 2), sent()
/// (QoS 0) and dropped(); every subscription request in answered() or dropped(). Thread: the one
/// that it lives in. It must not be deleted from inside one of its signals; all commands may be
/// given from there.
class ScriptLink final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle, ///< never opened, closed, or lost without a retry
        Connecting,
        Online,
        Waiting, ///< for the next try
        Closing,
    };

    /// Why a message will not be delivered.
    enum class DropCause {
        Offline, ///< no connection, none under way, and no session that is kept
        QueueFull,
        ConnectionLost, ///< QoS 0 that had not reached the socket
        SessionLost, ///< QoS 1 or 2, unacknowledged; the session with the broker is over
        Closed, ///< it still waited at close()
    };

    /// When connections are made again. Nothing: never.
    struct Retry
    {
        ReconnectSettings delays;
        bool isEndless = false; ///< also where RetryPolicy would stop: after `max` then
    };

    struct Counts
    {
        quint64 sent = 0; ///< messages handed to the socket, repetitions not counted
        quint64 acknowledged = 0;
        quint64 received = 0;
        quint64 dropped = 0;
        quint64 sentBytes = 0; ///< payloads
        quint64 receivedBytes = 0;
        quint64 reconnects = 0; ///< connections after the first
    };

    ScriptLink(const Clock &clock, const RandomStream &jitter, QObject *parent = nullptr);

    /// From Idle. A kept session of the same client id and broker goes on, with its packet ids and
    /// unacknowledged messages; else all starts anew.
    void open(const ScriptLinkSettings &settings);
    void close(); ///< not from Idle; closed() follows
    void abort(); ///< drops the socket without DISCONNECT; lost() follows. While it has one
    void reconnectNow(); ///< at once, with the settings of open(); drops what there is
    void setRetry(const std::optional<Retry> &retry);

    /// Sends \a item as soon as its turn comes. Its ticket names it in the signals. Its message has
    /// passed faultOfMessage(), its filter isTopicFilter().
    void submit(SendQueue::Item item);

    State state() const { return m_state; }

    bool wasOpened() const { return m_wasOpened; }

    const Counts &counts() const { return m_counts; }

    qsizetype inFlight() const { return m_deliveries.inFlight(); }

    qsizetype queued() const { return m_queue.size(); }

signals:
    void stageReached(sim::Stage stage);
    void connected(bool isSessionPresent);
    /// A try failed, or the connection ended without close(). \a retryIn: the next try follows by
    /// itself.
    void lost(const sim::Error &error, std::optional<sim::Microseconds> retryIn);
    void closed();
    void noticed(const QString &text);
    void sent(quint64 ticket, quint16 packetId); ///< handed to the socket
    void acknowledged(quint64 ticket, quint16 packetId); ///< PUBACK or PUBCOMP came
    /// Of a message that was in flight only the ticket is known.
    void dropped(const sim::SendQueue::Item &item, sim::ScriptLink::DropCause cause);
    void received(const sim::Message &message, bool isDuplicate);
    void answered(const QString &filter, bool isSubscription, int code);

private:
    void begin();
    void handleOpened(bool isSessionPresent);
    void handleEnded(const Error &error, bool isRetriedNow = false);
    void handleClosed();
    void handleAcknowledged(qint32 packetId);
    void handleBytesTaken();
    void armRetry();

    bool isWindowFull() const { return inFlight() >= m_settings.window; }

    bool isStalled() const { return m_wire.bytesWaiting() >= m_settings.highWater; }

    bool mayWait() const;
    bool sendNow(const SendQueue::Item &item);
    void pump();
    void watchStall();
    void settleSent();
    void drop(const SendQueue::Item &item, DropCause cause);
    void dropAll(const QList<quint64> &tickets, DropCause cause);
    void dropQueued(DropCause cause);

    const Clock &m_clock;
    RandomStream m_jitter;
    ScriptLinkSettings m_settings;
    WireClient m_wire;
    SendQueue m_queue { 0, 0 };
    std::optional<Retry> m_retry;
    std::optional<RetryPolicy> m_policy;
    MonotonicTime m_onlineSince;
    MonotonicTime m_nextTry;
    QTimer m_retryTimer;
    QTimer m_stallTimer;
    Deliveries m_deliveries;
    Counts m_counts;
    quint64 m_policies = 0;
    State m_state = State::Idle;
    bool m_wasOpened = false;
    bool m_wasOnline = false;
    bool m_isReopenWanted = false; ///< reconnectNow() during a close
    bool m_isSettlePosted = false;
};

} // namespace sim
