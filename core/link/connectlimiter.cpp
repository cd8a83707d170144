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
    , m_perSecond(std::max(perSecond, 1))
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
    m_queue.push_back({ who, std::move(begin) });
    if (!m_timer->isActive())
        m_timer->start(std::chrono::milliseconds(0));
}

void ConnectLimiter::leave(Key who)
{
    if (!m_open.removeOne(who)) {
        const auto isWho = [who](const Waiting &waiting) { return waiting.who == who; };
        const auto found = std::find_if(m_queue.begin(), m_queue.end(), isWho);
        if (found != m_queue.end())
            m_queue.erase(found);
        return;
    }
    if (!m_queue.empty() && !m_timer->isActive())
        m_timer->start(std::chrono::milliseconds(0));
}

void ConnectLimiter::pump()
{
    const QPointer<ConnectLimiter> self(this);
    const MonotonicTime now = m_clock.monotonic();
    const double rate = refillOf(m_perSecond);
    const double passed = std::chrono::duration<double>(now - m_refilled).count();
    m_tokens = std::min(m_tokens + std::max(passed, 0.0) * rate, burstOf(m_perSecond));
    m_refilled = now;
    while (!m_queue.empty() && m_open.size() < m_openAtOnce) {
        if (m_tokens < 1) {
            const double wait = std::ceil((1 - m_tokens) / rate * 1000);
            m_timer->start(std::chrono::milliseconds(static_cast<int>(std::max(wait, 1.0))));
            return;
        }
        m_tokens -= 1;
        const Waiting next = std::move(m_queue.front());
        m_queue.pop_front();
        m_open.append(next.who);
        next.begin(); // may call enqueue() and leave(), or end the run with everything in it
        if (!self)
            return;
    }
}

} // namespace sim
