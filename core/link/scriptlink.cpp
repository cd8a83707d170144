// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/scriptlink.h"

#include "core/link/linkerrors.h"

#include <algorithm>
#include <utility>

namespace sim {

namespace {

    /// A longer wait is made of several, so that a clock that jumped (suspend) is noticed.
    constexpr Microseconds kLongestWait = std::chrono::seconds(30);

    std::chrono::milliseconds rounded(Microseconds time)
    {
        return std::chrono::ceil<std::chrono::milliseconds>(
            std::clamp(time, Microseconds::zero(), kLongestWait));
    }

    bool isSameSession(const ScriptLinkSettings &a, const ScriptLinkSettings &b)
    {
        return !a.endpoint.isSessionClean && !b.endpoint.isSessionClean && a.clientId == b.clientId;
    }

} // namespace

ScriptLink::ScriptLink(const Clock &clock, const RandomStream &jitter, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_jitter(jitter)
{
    m_retryTimer.setSingleShot(true);
    m_stallTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        if (m_clock.monotonic() < m_nextTry)
            armRetry();
        else
            begin();
    });
    connect(&m_stallTimer, &QTimer::timeout, this, [this] {
        const auto limit = std::chrono::ceil<std::chrono::seconds>(m_settings.stallTimeout);
        m_wire.drop();
        handleEnded(Error(errors::kNoProgress, { QString::number(limit.count()) },
            m_settings.endpoint.displayUrl()));
    });
    connect(&m_wire, &WireClient::stageReached, this, &ScriptLink::stageReached);
    connect(&m_wire, &WireClient::opened, this, &ScriptLink::handleOpened);
    connect(&m_wire, &WireClient::ended, this, [this](const Error &error) { handleEnded(error); });
    connect(&m_wire, &WireClient::closed, this, &ScriptLink::handleClosed);
    connect(&m_wire, &WireClient::noticed, this, &ScriptLink::noticed);
    connect(&m_wire, &WireClient::acknowledged, this, &ScriptLink::handleAcknowledged);
    connect(&m_wire, &WireClient::answered, this, &ScriptLink::answered);
    connect(&m_wire, &WireClient::bytesTaken, this, &ScriptLink::handleBytesTaken);
    connect(&m_wire, &WireClient::received, this, [this](const Message &message, bool isDuplicate) {
        ++m_counts.received;
        m_counts.receivedBytes += static_cast<quint64>(message.payload.size());
        emit received(message, isDuplicate);
    });
}

void ScriptLink::open(const ScriptLinkSettings &settings)
{
    Q_ASSERT(m_state == State::Idle);
    if (m_wasOpened && !isSameSession(m_settings, settings)) {
        dropAll(m_deliveries.takeUnacknowledged(), DropCause::SessionLost);
        m_wire.forgetSession();
    }
    const std::deque<SendQueue::Item> waiting = m_queue.takeAll();
    m_settings = settings;
    m_queue = SendQueue(settings.maxQueuedMessages, settings.maxQueuedBytes);
    for (const SendQueue::Item &item : waiting) {
        if (!m_queue.add(item))
            drop(item, DropCause::QueueFull);
    }
    m_wasOpened = true;
    m_wasOnline = false;
    setRetry(m_retry);
    begin();
}

void ScriptLink::begin()
{
    m_retryTimer.stop();
    m_state = State::Connecting;
    m_wire.start(m_settings);
}

void ScriptLink::close()
{
    Q_ASSERT(m_state != State::Idle);
    m_isReopenWanted = false;
    if (m_state == State::Closing)
        return;
    m_retryTimer.stop();
    m_stallTimer.stop();
    m_state = State::Closing;
    dropQueued(DropCause::Closed);
    m_wire.close();
}

void ScriptLink::handleClosed()
{
    settleSent();
    m_state = State::Idle;
    if (m_settings.endpoint.isSessionClean)
        dropAll(m_deliveries.takeUnacknowledged(), DropCause::Closed);
    const bool isReopenWanted = std::exchange(m_isReopenWanted, false);
    emit closed();
    if (isReopenWanted && m_state == State::Idle)
        begin();
}

void ScriptLink::abort()
{
    if (!m_wire.isActive())
        return;
    m_wire.drop();
    handleEnded(Error(errors::kAborted, {}, m_settings.endpoint.displayUrl()));
}

void ScriptLink::reconnectNow()
{
    Q_ASSERT(m_wasOpened);
    if (m_policy)
        m_policy->reset();
    if (m_state == State::Closing) {
        m_isReopenWanted = true;
        return;
    }
    if (m_state == State::Connecting || m_state == State::Online) {
        m_wire.drop();
        handleEnded(Error(errors::kAborted, {}, m_settings.endpoint.displayUrl()), true);
    }
    begin();
}

void ScriptLink::setRetry(const std::optional<Retry> &retry)
{
    m_retry = retry;
    m_policy.reset();
    if (retry) // another stream, so that it does not draw the same delays again
        m_policy.emplace(retry->delays, m_jitter.derived(QString::number(++m_policies)));
    if (m_state == State::Waiting && !retry) {
        m_retryTimer.stop();
        m_state = State::Idle;
        if (!mayWait())
            dropQueued(DropCause::Offline);
    }
}

void ScriptLink::handleOpened(bool isSessionPresent)
{
    m_state = State::Online;
    m_onlineSince = m_clock.monotonic();
    if (std::exchange(m_wasOnline, true))
        ++m_counts.reconnects;
    emit connected(isSessionPresent);
    if (!isSessionPresent)
        dropAll(m_deliveries.takeUnacknowledged(), DropCause::SessionLost);
    pump();
}

void ScriptLink::handleEnded(const Error &error, bool isRetriedNow)
{
    const bool wasOnline = m_state == State::Online;
    const Microseconds online = m_clock.monotonic() - m_onlineSince;
    m_stallTimer.stop();
    if (m_state == State::Closing) {
        handleClosed();
        return;
    }
    std::optional<Microseconds> delay;
    Error told = error;
    if (isRetriedNow) {
        delay = Microseconds::zero();
    } else if (m_policy) {
        delay = wasOnline ? m_policy->afterLoss(error, online) : m_policy->afterFailure(error);
        if (!delay && m_retry->isEndless)
            delay = m_retry->delays.max;
        else if (!delay && wasOnline && m_policy->isIdInUse())
            told = Error(
                errors::kIdInUse, { m_settings.clientId }, m_settings.endpoint.displayUrl());
    }
    m_state = delay ? State::Waiting : State::Idle;
    emit lost(told, delay);
    dropAll(m_deliveries.takeUnwrittenPlain(), DropCause::ConnectionLost);
    if (m_settings.endpoint.isSessionClean)
        dropAll(m_deliveries.takeUnacknowledged(), DropCause::SessionLost);
    if (!mayWait())
        dropQueued(DropCause::Offline);
    if (delay && !isRetriedNow && m_state == State::Waiting) {
        m_nextTry = m_clock.monotonic() + *delay;
        armRetry();
    }
}

void ScriptLink::armRetry()
{
    m_retryTimer.start(rounded(m_nextTry - m_clock.monotonic()));
}

bool ScriptLink::mayWait() const
{
    if (m_state == State::Closing)
        return false;
    return m_state != State::Idle || (m_wasOpened && !m_settings.endpoint.isSessionClean);
}

void ScriptLink::submit(SendQueue::Item item)
{
    if (!mayWait()) {
        drop(item, m_state == State::Closing ? DropCause::Closed : DropCause::Offline);
        return;
    }
    const bool isTurn = m_state == State::Online && !isStalled()
        && !(item.isCounted() && isWindowFull()) && !m_queue.isWaitingBefore(item, isWindowFull());
    if (isTurn && sendNow(item))
        return;
    if (!m_queue.add(item))
        drop(item, DropCause::QueueFull);
    else
        watchStall();
}

/// False when the client cannot take it now.
bool ScriptLink::sendNow(const SendQueue::Item &item)
{
    const qint32 id = m_wire.send(item);
    if (id < 0)
        return false;
    if (item.kind != SendQueue::Kind::Publish)
        return true;
    m_deliveries.add({ .ticket = item.ticket,
        .packetId = static_cast<quint16>(id),
        .bytes = item.message.payload.size() });
    if (!std::exchange(m_isSettlePosted, true)) {
        // The client writes in an event that it has posted before this one.
        const auto settleThese = [this] {
            m_isSettlePosted = false;
            settleSent();
        };
        QMetaObject::invokeMethod(this, settleThese, Qt::QueuedConnection);
    }
    return true;
}

void ScriptLink::pump()
{
    while (m_state == State::Online && !isStalled()) {
        auto item = m_queue.takeNext(isWindowFull());
        if (!item)
            return;
        if (!sendNow(*item)) {
            m_queue.putBack(std::move(*item));
            return;
        }
    }
    watchStall();
}

void ScriptLink::watchStall()
{
    const bool isStuck = m_state == State::Online && isStalled() && m_queue.hasNext(isWindowFull());
    if (isStuck && !m_stallTimer.isActive())
        m_stallTimer.start(rounded(m_settings.stallTimeout));
}

void ScriptLink::settleSent()
{
    if (m_state != State::Online && m_state != State::Closing)
        return; // handleEnded() or the next connection settles them
    const QList<Deliveries::Delivery> written = m_deliveries.takeWritten();
    for (const Deliveries::Delivery &message : written) {
        ++m_counts.sent;
        m_counts.sentBytes += static_cast<quint64>(message.bytes);
        emit sent(message.ticket, message.packetId);
    }
    pump();
}

void ScriptLink::handleAcknowledged(qint32 packetId)
{
    settleSent(); // never acknowledged before sent
    const auto ticket = m_deliveries.acknowledge(static_cast<quint16>(packetId));
    if (!ticket)
        return;
    ++m_counts.acknowledged;
    emit acknowledged(*ticket, static_cast<quint16>(packetId));
    pump();
}

void ScriptLink::handleBytesTaken()
{
    if (m_stallTimer.isActive())
        m_stallTimer.start(); // progress
    if (m_wire.bytesWaiting() >= m_settings.highWater / 2)
        return;
    m_stallTimer.stop();
    pump();
}

void ScriptLink::drop(const SendQueue::Item &item, DropCause cause)
{
    ++m_counts.dropped;
    emit dropped(item, cause);
}

void ScriptLink::dropAll(const QList<quint64> &tickets, DropCause cause)
{
    for (const quint64 ticket : tickets)
        drop({ .ticket = ticket, .kind = SendQueue::Kind::Publish, .message = {} }, cause);
}

void ScriptLink::dropQueued(DropCause cause)
{
    for (const SendQueue::Item &item : m_queue.takeAll())
        drop(item, cause);
}

} // namespace sim
