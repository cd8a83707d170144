// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/publisher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QScopedValueRollback>

namespace sim {

Publisher::Publisher(QString device, DeviceLink &link, Outbox outbox, TrafficJournal &journal,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_device(std::move(device))
    , m_link(link)
    , m_outbox(std::move(outbox))
    , m_journal(journal)
    , m_clock(clock)
{
    connect(&m_link, &DeviceLink::stateChanged, this, &Publisher::onStateChanged);
    connect(&m_link, &DeviceLink::readyToPublish, this, &Publisher::drain);
    connect(&m_link, &DeviceLink::acknowledged, this, &Publisher::onAcknowledged);
    connect(&m_link, &DeviceLink::abandoned, this, &Publisher::onAbandoned);
}

Publisher::Published Publisher::publish(const Message &message, WallTime time)
{
    TrafficEntry entry;
    entry.time = time;
    entry.direction = Direction::Out;
    entry.device = m_device;
    entry.topic = message.topic;
    entry.payload = message.payload;
    entry.size = message.payload.size();
    entry.qos = message.qos;
    entry.retain = message.retain;
    entry.fate = Fate::Queued;
    const quint64 number = m_journal.append(std::move(entry));
    // What waits goes first: messages of one device keep their order.
    if (m_outbox.isEmpty() && m_returned.empty()) {
        const Sending sending = send(message, number);
        if (sending != Sending::NotNow)
            return { .number = number,
                .fate = sending == Sending::Left ? Fate::Sent : Fate::Refused };
    }
    const QList<quint64> losses = m_outbox.add({ .handle = number, .message = message });
    for (const quint64 handle : losses)
        drop(handle, QCoreApplication::translate("Publisher", "queue full"));
    return { .number = number, .fate = losses.contains(number) ? Fate::Dropped : Fate::Queued };
}

void Publisher::abandonQueue(const QString &reason)
{
    takeBackReturned();
    while (const auto item = m_outbox.take())
        drop(item->handle, reason);
}

PublisherCounts Publisher::counts() const
{
    PublisherCounts counts = m_counts;
    counts.queued = static_cast<quint64>(m_outbox.size()) + m_returned.size();
    counts.unacknowledged = static_cast<quint64>(m_open.size());
    return counts;
}

bool Publisher::isIdle() const
{
    return m_outbox.isEmpty() && m_open.isEmpty() && m_returned.empty();
}

Publisher::Sending Publisher::send(const Message &message, quint64 number)
{
    const MonotonicTime now = m_clock.monotonic();
    const auto ticket = m_link.publish(message);
    if (!ticket) {
        if (ticket.error().isTransient())
            return Sending::NotNow;
        // This message can never leave (a topic that the protocol forbids): waiting would not help.
        m_journal.setFate(number, Fate::Refused, {}, ticket.error().message());
        ++m_counts.dropped;
        emit lost(number, ticket.error().message());
        emit losing(ticket.error().message());
        return Sending::Refused;
    }
    ++m_counts.published;
    m_counts.publishedBytes += static_cast<quint64>(message.topic.size() + message.payload.size());
    m_journal.setFate(number, Fate::Sent);
    if (message.qos > 0)
        m_open.insert(*ticket, { .number = number, .since = now, .message = message });
    emit left(number, message);
    return Sending::Left;
}

void Publisher::drain()
{
    if (m_isDraining)
        return; // left() and acknowledged() may come back here
    const QScopedValueRollback guard(m_isDraining, true);
    takeBackReturned();
    while (auto item = m_outbox.take()) {
        if (send(item->message, item->handle) == Sending::NotNow) {
            m_outbox.putBack(std::move(*item));
            return;
        }
    }
}

void Publisher::takeBackReturned()
{
    // Newest first, each to the front: the oldest ends up in front.
    for (auto item = m_returned.rbegin(); item != m_returned.rend(); ++item)
        m_outbox.putBack({ .handle = item->second.number, .message = item->second.message });
    m_returned.clear();
}

void Publisher::drop(quint64 number, const QString &reason)
{
    m_journal.setFate(number, Fate::Dropped, {}, reason);
    ++m_counts.dropped;
    emit lost(number, reason);
    if (m_hasToldLoss)
        return;
    m_hasToldLoss = true;
    emit losing(reason);
}

void Publisher::onStateChanged(DeviceLink::State state)
{
    if (state != DeviceLink::State::Online)
        return;
    m_hasToldLoss = false;
    drain();
}

void Publisher::onAcknowledged(PublishTicket ticket)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    m_journal.setFate(open->number, Fate::Acknowledged, m_clock.monotonic() - open->since);
    m_open.erase(open);
    ++m_counts.acknowledged;
    drain();
}

void Publisher::onAbandoned(PublishTicket ticket)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    m_journal.setFate(open->number, Fate::Queued, {},
        QCoreApplication::translate(
            "Publisher", "not acknowledged before the connection was lost: sent again"));
    --m_counts.published;
    m_counts.publishedBytes
        -= static_cast<quint64>(open->message.topic.size() + open->message.payload.size());
    m_returned.emplace(ticket, *open);
    m_open.erase(open);
}

} // namespace sim
