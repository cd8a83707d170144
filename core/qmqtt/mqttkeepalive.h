// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace sim::mqtt {

/// Milliseconds of a clock that never steps back and that counts the time the machine slept.
std::chrono::milliseconds monotonicTime();

/// Decides when PINGREQ is due and when the broker counts as lost (clauses 3.1.2.10 and 3.12). It
/// knows no timer and no clock: the caller tells the time.
class KeepAlive
{
public:
    using Time = std::chrono::milliseconds; ///< of monotonicTime()

    enum class Action : quint8 {
        None,
        SendPing,
        NoPingResponse, ///< PINGRESP is overdue
        WasAsleep, ///< nothing was sent for so long that the broker had to close [MQTT-3.1.2-24]
    };

    /// Longest wait for PINGRESP; the keep-alive interval itself when that is shorter.
    static constexpr Time kResponseDeadline { 10'000 };
    /// A timer of the caller should not sleep longer, so that a sleep of the machine is noticed
    /// soon.
    static constexpr Time kLongestSleep { 5'000 };

    /// A connection begins. \a interval zero: no pings. \a isAutomatic false: SendPing never comes
    /// up.
    void start(std::chrono::seconds interval, bool isAutomatic, Time now);

    /// CONNECT is sent. Until handleLogin() pings keep the interval, but their answers are not due:
    /// CONNACK comes first [MQTT-3.2.0-1].
    void awaitLogin() { m_awaitsLogin = true; }

    void handleLogin(Time now);

    void stop() { m_isRunning = false; }

    void setAutomatic(bool isAutomatic) { m_isAutomatic = isAutomatic; }

    void handleSent(Time now) { m_lastSent = now; }

    void handleReceived(Time now) { m_lastReceived = now; }

    void handlePingSent(Time now);

    void handlePingResponse() { m_pingWaits = false; }

    bool isPingOutstanding() const { return m_pingWaits; }

    Action check(Time now) const;
    /// How long until check() may have something to say; at most kLongestSleep. Negative when
    /// never.
    Time untilNextCheck(Time now) const;

private:
    bool isResponseAwaited() const { return m_pingWaits && !m_awaitsLogin; }

    Time pingDue() const;
    Time responseDue() const;

    Time m_interval { 0 };
    Time m_lastSent { 0 };
    Time m_lastReceived { 0 };
    Time m_pingSent { 0 };
    bool m_isRunning = false;
    bool m_isAutomatic = true;
    bool m_pingWaits = false;
    bool m_awaitsLogin = false;
};

} // namespace sim::mqtt
