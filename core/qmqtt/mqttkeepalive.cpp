// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttkeepalive.h"

#include <algorithm>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace sim::mqtt {

namespace {

    using namespace std::chrono_literals;

    /// PINGREQ goes out this much before the interval ends, so that the gap never exceeds it
    /// [MQTT-3.1.2-23].
    KeepAlive::Time marginOf(KeepAlive::Time interval)
    {
        return std::clamp<KeepAlive::Time>(interval / 20, 50ms, 500ms);
    }

} // namespace

std::chrono::milliseconds monotonicTime()
{
#ifdef Q_OS_LINUX
    std::timespec now {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
#else
    // The steady clocks of macOS and Windows count sleep.
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
#endif
}

void KeepAlive::start(std::chrono::seconds interval, bool isAutomatic, Time now)
{
    m_interval = interval;
    m_isAutomatic = isAutomatic;
    m_lastSent = m_lastReceived = now;
    m_pingWaits = m_awaitsLogin = false;
    m_isRunning = true;
}

void KeepAlive::handleLogin(Time now)
{
    m_awaitsLogin = false;
    m_pingSent = m_lastReceived = now;
}

void KeepAlive::handlePingSent(Time now)
{
    if (!m_pingWaits)
        m_pingSent = now;
    m_pingWaits = true;
}

KeepAlive::Time KeepAlive::pingDue() const
{
    // Silence of the broker asks for one ping; our own silence for as many as it takes
    // [MQTT-3.1.2-23].
    const Time quietSince = m_pingWaits ? m_lastSent : std::min(m_lastSent, m_lastReceived);
    return quietSince + m_interval - marginOf(m_interval);
}

KeepAlive::Time KeepAlive::responseDue() const
{
    const Time deadline
        = m_interval > 0ms ? std::min(kResponseDeadline, m_interval) : kResponseDeadline;
    // A broker that is busy sending a large packet is alive, but cannot answer for ever later.
    return std::min(std::max(m_pingSent, m_lastReceived) + deadline, m_pingSent + 3 * deadline);
}

KeepAlive::Action KeepAlive::check(Time now) const
{
    if (!m_isRunning)
        return Action::None;
    const bool sendsPings = m_isAutomatic && m_interval > 0ms;
    if (sendsPings && now - m_lastSent >= std::max(2 * m_interval, m_interval + kResponseDeadline))
        return Action::WasAsleep;
    if (isResponseAwaited() && now >= responseDue())
        return Action::NoPingResponse;
    return sendsPings && now >= pingDue() ? Action::SendPing : Action::None;
}

KeepAlive::Time KeepAlive::untilNextCheck(Time now) const
{
    const bool sendsPings = m_isAutomatic && m_interval > 0ms;
    if (!m_isRunning || (!isResponseAwaited() && !sendsPings))
        return -1ms;
    Time due = sendsPings ? pingDue() : responseDue();
    if (isResponseAwaited())
        due = std::min(due, responseDue());
    return std::clamp<Time>(due - now, 0ms, kLongestSleep);
}

} // namespace sim::mqtt
