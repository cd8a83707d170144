// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connectlimiter.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <algorithm>
#include <cmath>

namespace sim {

namespace {

    /// Connections that may begin together. With it and the refill below, no second holds more than
    /// the limit.
    double burstOf(int perSecond)
    {
        return std::max(1, perSecond / 20);
    }

    double refillOf(int perSecond)
    {
        const double burst = burstOf(perSecond);
        return burst > 1 ? perSecond - burst : perSecond;
    }

} // namespace

ConnectLimiter::ConnectLimiter(int perSecond, int openAtOnce, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_perSecond(std::max(perSecond, kUnlimited))
    , m_openAtOnce(std::max(openAtOnce, 1))
    , m_tokens(burstOf(m_perSecond))
    , m_refilled(clock.monotonic())
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &ConnectLimiter::pump);
}

void ConnectLimiter::enqueue(Key who, std::function<void()> begin)
{
    leave(who);
    const quint64 ticket = ++m_lastTicket;
    m_waiting.insert(who, ticket);
    m_queue.push_back({ .who = who, .ticket = ticket, .begin = std::move(begin) });
    pumpSoon();
}

void ConnectLimiter::leave(Key who)
{
    if (m_waiting.remove(who))
        dropStale();
    else if (m_open.remove(who) && !m_queue.empty())
        pumpSoon();
}

void ConnectLimiter::pumpSoon()
{
    if (!m_timer->isActive())
        m_timer->start(std::chrono::milliseconds(0));
}

bool ConnectLimiter::isCurrent(const Waiting &waiting) const
{
    return m_waiting.value(waiting.who) == waiting.ticket;
}

/// Clears the queue of those who left when they are the larger part of it: O(1) per call on
/// average.
void ConnectLimiter::dropStale()
{
    constexpr std::size_t kWorthIt = 64;
    if (m_queue.size() > kWorthIt + 2 * static_cast<std::size_t>(m_waiting.size()))
        std::erase_if(m_queue, [this](const Waiting &waiting) { return !isCurrent(waiting); });
}

void ConnectLimiter::refill()
{
    const MonotonicTime now = m_clock.monotonic();
    const double passed = std::chrono::duration<double>(now - m_refilled).count();
    m_tokens
        = std::min(m_tokens + std::max(passed, 0.0) * refillOf(m_perSecond), burstOf(m_perSecond));
    m_refilled = now;
}

/// False when the rate is used up; the timer tells when there will be more.
bool ConnectLimiter::takeToken()
{
    if (m_perSecond == kUnlimited)
        return true;
    if (m_tokens < 1) {
        const double wait = std::ceil((1 - m_tokens) / refillOf(m_perSecond) * 1000);
        m_timer->start(std::chrono::milliseconds(static_cast<int>(std::max(wait, 1.0))));
        return false;
    }
    m_tokens -= 1;
    return true;
}

void ConnectLimiter::pump()
{
    const QPointer<ConnectLimiter> self(this);
    refill();
    while (!m_queue.empty() && m_open.size() < m_openAtOnce) {
        if (isCurrent(m_queue.front()) && !takeToken())
            return;
        const Waiting next = std::move(m_queue.front());
        m_queue.pop_front();
        if (!isCurrent(next))
            continue;
        m_waiting.remove(next.who);
        m_open.insert(next.who);
        next.begin(); // may call enqueue() and leave(), or end the run with everything in it
        if (!self)
            return;
    }
}

} // namespace sim
