// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/devicelink.h"
#include "core/link/outbox.h"
#include "core/traffic/trafficjournal.h"

#include <QtCore/QHash>

#include <map>

namespace sim {

/// What a publisher has done so far. Every message that was handed in is in exactly one of
/// `published`, `dropped` and `queued`; of the published ones at QoS 1 and 2 those in
/// `unacknowledged` are open.
struct PublisherCounts
{
    quint64 published = 0;
    quint64 publishedBytes = 0;
    quint64 acknowledged = 0;
    quint64 unacknowledged = 0;
    quint64 dropped = 0;
    quint64 queued = 0;
};

/// The door through which all messages of one device leave, generated or composed: to the link
/// while it takes them, else to the outbox, in order. Writes down in the journal what became of
/// each. A QoS 1 or 2 message whose session ends before its acknowledgement is sent again in the
/// next one (at least once). Thread: that of its link.
class Publisher : public QObject
{
    Q_OBJECT

public:
    /// \a link and \a journal must outlive the publisher.
    Publisher(QString device, DeviceLink &link, Outbox outbox, TrafficJournal &journal,
        const Clock &clock, QObject *parent = nullptr);

    struct Published
    {
        quint64 number = 0; ///< in the journal
        Fate fate = Fate::Queued; ///< Queued: left() or lost() with this number comes later
    };

    /// Hands \a message over; \a time is the one to show.
    Published publish(const Message &message, WallTime time);

    /// Gives up what still waits, at the end of a run: counted as dropped.
    void abandonQueue(const QString &reason);

    PublisherCounts counts() const;
    bool isIdle() const; ///< nothing waits and nothing is unacknowledged

    bool isBlocked() const { return m_outbox.isFull(); } ///< policy Pause: stop producing

signals:
    void left(quint64 number, const sim::Message &message); ///< handed to the session just now
    void lost(quint64 number, const QString &reason); ///< dropped by the queue, or refused for good
    void losing(const QString &reason); ///< the first loss since the link was online last

private:
    struct Open
    {
        quint64 number;
        MonotonicTime since;
        Message message; ///< to send it again when its session ends first
    };

    enum class Sending { Left, Refused, NotNow };
    Sending send(const Message &message, quint64 number);
    void drain();
    void takeBackReturned();
    void drop(quint64 number, const QString &reason);
    void onStateChanged(DeviceLink::State state);
    void onAcknowledged(PublishTicket ticket);
    void onAbandoned(PublishTicket ticket);

    QString m_device;
    DeviceLink &m_link;
    Outbox m_outbox;
    TrafficJournal &m_journal;
    const Clock &m_clock;
    QHash<PublishTicket, Open> m_open;
    std::map<PublishTicket, Open> m_returned; ///< lost with their session; they go first
    PublisherCounts m_counts;
    bool m_isDraining = false;
    bool m_hasToldLoss = false;
};

} // namespace sim
