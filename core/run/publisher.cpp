// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/publisher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QScopedValueRollback>

#include <algorithm>

namespace sim {

namespace {

    /// Part of the window that the backlog leaves to live messages.
    constexpr int kLiveShare = 4; // a quarter

    quint64 sizeOf(const Message &message)
    {
        return static_cast<quint64>(message.topic.size() + message.payload.size());
    }

} // namespace

Publisher::Publisher(
    QString device, DeviceLink &link, const OutboxLimits &limits, const RunContext &context)
    : m_device(std::move(device))
    , m_link(link)
    , m_storage(context.storage)
    , m_traffic(context.journal)
    , m_clock(context.clock)
    , m_outbox(limits, context.storage.budget,
          [this](const Outbox::Item &item, DropCause cause) {
              drop(item, cause, dropCauseText(cause));
          })
    , m_pacer(context.storage.drainPerSecond)
{
    connect(&m_link, &DeviceLink::stateChanged, this, &Publisher::onStateChanged);
    connect(&m_link, &DeviceLink::readyToPublish, this, &Publisher::drain);
    connect(&m_link, &DeviceLink::released, this, &Publisher::onReleased);
    connect(&m_link, &DeviceLink::acknowledged, this, &Publisher::onAcknowledged);
    connect(&m_link, &DeviceLink::abandoned, this, &Publisher::onAbandoned);
}

Publisher::~Publisher()
{
    m_storage.ticker.forget(*this);
}

Publisher::Published Publisher::publish(const Message &message, WallTime time)
{
    Outbox::Item item { .handle = record(message, time), .record = 0, .message = message };
    const quint64 number = item.handle;
    if (m_storage.journal && message.qos > 0)
        item.record = m_storage.journal->add(m_link.settings().clientId, message, time);
    const bool isOnline = m_link.state() == DeviceLink::State::Online;
    // What is live and waits goes first: live messages of one device keep their order.
    if (isOnline && m_outbox.isEmpty(Outbox::Lane::Live)) {
        const Sending sending = send(item);
        if (sending != Sending::NotNow)
            return { .number = number,
                .fate = sending == Sending::Left ? Fate::Sent : Fate::Refused };
    }
    const auto lane = isOnline ? Outbox::Lane::Live : Outbox::Lane::Backlog;
    const bool isKept = m_outbox.add(std::move(item), lane);
    return { .number = number, .fate = isKept ? Fate::Queued : Fate::Dropped };
}

quint64 Publisher::record(const Message &message, WallTime time)
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
    return m_traffic.append(std::move(entry));
}

void Publisher::setUnpaced()
{
    m_pacer = DrainPacer(0);
    drain();
}

quint64 Publisher::abandonQueue()
{
    const quint64 before = m_counts.dropped.total();
    QList<Outbox::Item> kept;
    for (const auto lane : { Outbox::Lane::Backlog, Outbox::Lane::Live }) {
        while (auto item = m_outbox.take(lane)) {
            if (item->record != 0 && m_storage.journal->isWorking())
                kept.append(std::move(*item));
            else
                drop(*item, DropCause::RunEnded, dropCauseText(DropCause::RunEnded));
        }
    }
    for (Outbox::Item &item : kept)
        m_outbox.putBack(std::move(item), Outbox::Lane::Backlog);
    return m_counts.dropped.total() - before;
}

PublisherCounts Publisher::counts() const
{
    PublisherCounts counts = m_counts;
    counts.queued = static_cast<quint64>(m_outbox.size());
    counts.unacknowledged = static_cast<quint64>(m_open.size());
    return counts;
}

bool Publisher::isIdle() const
{
    return m_outbox.isEmpty() && m_open.isEmpty();
}

bool Publisher::isBlocked() const
{
    return m_outbox.isPausing();
}

Publisher::Sending Publisher::send(const Outbox::Item &item)
{
    const MonotonicTime now = m_clock.monotonic();
    const auto ticket = m_link.publish(item.message);
    if (!ticket) {
        if (ticket.error().isTransient())
            return Sending::NotNow;
        // This message can never leave (a topic that the protocol forbids): waiting would not help.
        m_hasToldLoss = false;
        drop(item, DropCause::Refused, ticket.error().message());
        return Sending::Refused;
    }
    countPublished(item.message, 1);
    m_traffic.setFate(item.handle, Fate::Sent);
    if (item.message.qos > 0) {
        m_open.insert(*ticket, { .item = item, .since = now });
        if (item.record != 0 && !m_link.settings().endpoint.isSessionClean)
            m_storage.journal->setInFlight(
                m_link.settings().clientId, item.record, m_link.lastPacketId());
    }
    emit left(item.handle, item.message);
    return Sending::Left;
}

void Publisher::drain()
{
    if (m_isDraining || m_link.state() != DeviceLink::State::Online)
        return; // left() and acknowledged() may come back here
    const QScopedValueRollback guard(m_isDraining, true);
    if (drainLive())
        drainBacklog();
}

bool Publisher::drainLive()
{
    while (auto item = m_outbox.take(Outbox::Lane::Live)) {
        if (send(*item) == Sending::NotNow) {
            m_outbox.putBack(std::move(*item), Outbox::Lane::Live);
            return false;
        }
    }
    return true;
}

void Publisher::drainBacklog()
{
    while (!m_outbox.isEmpty(Outbox::Lane::Backlog)) {
        const MonotonicTime now = m_clock.monotonic();
        if (!m_pacer.mayRelease(now)) {
            m_storage.ticker.wakeAt(*this, m_pacer.next());
            return;
        }
        auto item = m_outbox.take(Outbox::Lane::Backlog);
        const Sending sending = hasRoomForBacklog(item->message) ? send(*item) : Sending::NotNow;
        if (sending == Sending::NotNow) { // the next acknowledgement or readyToPublish() comes back
            m_outbox.putBack(std::move(*item), Outbox::Lane::Backlog);
            return;
        }
        if (sending == Sending::Left)
            m_pacer.release(now);
    }
}

bool Publisher::hasRoomForBacklog(const Message &message) const
{
    const int window = m_link.settings().window;
    const int reserved = window > 1 ? std::max(window / kLiveShare, 1) : 0;
    return message.qos == 0 || m_link.inFlight() < window - reserved;
}

void Publisher::wake()
{
    drain();
}

void Publisher::drop(const Outbox::Item &item, DropCause cause, const QString &reason)
{
    m_traffic.setFate(
        item.handle, cause == DropCause::Refused ? Fate::Refused : Fate::Dropped, {}, reason);
    m_counts.dropped.add(cause);
    if (item.record != 0)
        m_storage.journal->remove(item.record);
    emit lost(item.handle, reason);
    if (std::exchange(m_hasToldLoss, true))
        return;
    emit losing(reason);
}

void Publisher::countPublished(const Message &message, int by)
{
    if (by > 0) {
        ++m_counts.published;
        m_counts.publishedBytes += sizeOf(message);
    } else {
        --m_counts.published;
        m_counts.publishedBytes -= sizeOf(message);
    }
}

void Publisher::onStateChanged(DeviceLink::State state)
{
    if (state != DeviceLink::State::Online) {
        m_outbox.endLive();
        return;
    }
    m_hasToldLoss = false;
    drain();
}

void Publisher::onReleased(PublishTicket ticket)
{
    const auto open = m_open.constFind(ticket);
    if (open != m_open.constEnd() && open->item.record != 0)
        m_storage.journal->setReleased(open->item.record);
}

void Publisher::onAcknowledged(PublishTicket ticket)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    m_traffic.setFate(open->item.handle, Fate::Acknowledged, m_clock.monotonic() - open->since);
    if (open->item.record != 0)
        m_storage.journal->remove(open->item.record);
    m_open.erase(open);
    ++m_counts.acknowledged;
    drain();
}

void Publisher::onAbandoned(PublishTicket ticket)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    m_traffic.setFate(open->item.handle, Fate::Queued, {},
        QCoreApplication::translate(
            "Publisher", "not acknowledged before the connection was lost: sent again"));
    countPublished(open->item.message, -1);
    if (open->item.record != 0)
        m_storage.journal->setWaiting(open->item.record);
    m_outbox.putBack(open->item, Outbox::Lane::Backlog);
    m_open.erase(open);
}

} // namespace sim
