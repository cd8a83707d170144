// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/devicelink.h"
#include "core/run/outboxjournal.h"
#include "core/run/runcontext.h"
#include "core/run/storeandforward.h"
#include "core/traffic/trafficjournal.h"

#include <QtCore/QHash>

namespace sim {

/// What a publisher has done so far. Every message that was handed in or restored is in exactly one
/// of `published`, `dropped` and `queued`; of the published ones at QoS 1 and 2 those in
/// `unacknowledged` are open.
struct PublisherCounts
{
    quint64 published = 0;
    quint64 publishedBytes = 0;
    quint64 acknowledged = 0;
    quint64 unacknowledged = 0;
    quint64 queued = 0;
    quint64 restored = 0; ///< of an earlier run, from the journal on disk
    DropCounts dropped;
};

/// The door through which all messages of one device leave, generated or composed: to the link
/// while it takes them, else to the outbox. Writes down in the traffic journal what became of each.
///
/// Live messages go first, in order; what was kept follows, in order and at the pace of
/// StoreAndForward (docs/outbox.md has the promises). A QoS 1 or 2 message whose session ends
/// before its acknowledgement is sent again in the next one (at least once). Thread: that of its
/// link.
class Publisher : public QObject, private DrainTicker::Sleeper
{
    Q_OBJECT

public:
    /// \a device is its id in the profile. \a link and what \a context names must outlive the
    /// publisher.
    Publisher(
        QString device, DeviceLink &link, const OutboxLimits &limits, const RunContext &context);
    ~Publisher() override;

    struct Published
    {
        quint64 number = 0; ///< in the traffic journal
        Fate fate = Fate::Queued; ///< Queued: left() or lost() with this number comes later
    };

    /// Hands \a message over; \a time is the one to show.
    Published publish(const Message &message, WallTime time);

    /// Takes over what the journal on disk kept for this device. Before the link connects for the
    /// first time.
    void restore();

    void setUnpaced(); ///< the end of the run: what waits leaves as fast as the link takes it

    /// The end of a run: what still waits is lost and counted so, except where the journal on disk
    /// keeps it. Returns how many were lost.
    quint64 abandonQueue();

    PublisherCounts counts() const;
    bool isIdle() const; ///< nothing waits and nothing is unacknowledged

    bool isBlocked() const; ///< policy Pause: stop producing

signals:
    void left(quint64 number, const sim::Message &message); ///< handed to the session just now
    void lost(quint64 number, const QString &reason); ///< dropped by the queue, or refused for good
    void losing(const QString &reason); ///< the first loss since the link was online last

private:
    struct Open
    {
        Outbox::Item item; ///< to send it again when its session ends first
        MonotonicTime since;
    };

    enum class Sending { Left, Refused, NotNow };
    quint64 record(const Message &message, WallTime time);
    Sending send(const Outbox::Item &item);
    void drain();
    bool drainLive();
    void drainBacklog();
    bool hasRoomForBacklog(const Message &message) const;
    void wake() override;
    void drop(const Outbox::Item &item, DropCause cause, const QString &reason);
    void restoreInFlight(QList<StoredMessage> messages, quint16 lastPacketId);
    void countPublished(const Message &message, int by);
    void onStateChanged(DeviceLink::State state);
    void onReleased(PublishTicket ticket);
    void onAcknowledged(PublishTicket ticket);
    void onAbandoned(PublishTicket ticket);

    QString m_device;
    DeviceLink &m_link;
    StoreAndForward &m_storage;
    TrafficJournal &m_traffic;
    const Clock &m_clock;
    Outbox m_outbox;
    DrainPacer m_pacer;
    QHash<PublishTicket, Open> m_open;
    PublisherCounts m_counts;
    bool m_isDraining = false;
    bool m_hasToldLoss = false;
};

} // namespace sim
