// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/randomstream.h"
#include "core/model/endpoint.h"

#include <optional>

namespace sim {

/// When to try again, as a value: no timer inside.
///
/// Delays double from `first` to `max`; each is drawn from [100 % - jitter, 100 %] of its step, so
/// that a fleet spreads (reliability, section 3). A connection must have lasted 20 s to start over.
/// Refused logins: 2 min, 3 tries, then never. Losses within 20 s of connecting: the third stops,
/// since somebody else probably uses the client id.
class RetryPolicy
{
public:
    static constexpr Microseconds kStableAfter = std::chrono::seconds(20);
    static constexpr Microseconds kRefusedDelay = std::chrono::minutes(2);
    static constexpr int kRefusedTries = 3;
    static constexpr int kEarlyLosses = 3;

    RetryPolicy(const ReconnectSettings &settings, const RandomStream &jitter);

    /// A try failed for \a error. Nothing: stop.
    std::optional<Microseconds> afterFailure(const Error &error);

    /// An online connection that had lasted \a online was lost for \a error. Nothing: stop.
    std::optional<Microseconds> afterLoss(const Error &error, Microseconds online);

    bool isIdInUse() const { return m_earlyLosses >= kEarlyLosses; }

    void reset(); ///< the user asked for a new start, or changed the credentials

private:
    Microseconds nextDelay();

    ReconnectSettings m_settings;
    RandomStream m_jitter;
    quint64 m_draw = 0;
    int m_step = 0;
    int m_refusals = 0;
    int m_earlyLosses = 0;
};

} // namespace sim
