// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/retrypolicy.h"

#include "core/link/linkerrors.h"

#include <algorithm>
#include <cmath>

namespace sim {

namespace {

    constexpr Microseconds kShortest = std::chrono::milliseconds(1);

    bool isRefusedLogin(const Error &error)
    {
        return error.is(errors::kBadCredentials) || error.is(errors::kNotAuthorized);
    }

} // namespace

RetryPolicy::RetryPolicy(const ReconnectSettings &settings, const RandomStream &jitter)
    : m_settings(settings)
    , m_jitter(jitter)
{
    m_settings.first = std::max(m_settings.first, kShortest);
    m_settings.max = std::max(m_settings.max, m_settings.first);
    m_settings.jitter = std::clamp(m_settings.jitter, 0.0, 100.0);
}

std::optional<Microseconds> RetryPolicy::afterFailure(const Error &error)
{
    if (isRefusedLogin(error)) {
        if (++m_refusals >= kRefusedTries)
            return {};
        return kRefusedDelay;
    }
    if (!error.isTransient())
        return {};
    return nextDelay();
}

std::optional<Microseconds> RetryPolicy::afterLoss(const Error &error, Microseconds online)
{
    m_refusals = 0;
    if (online >= kStableAfter) {
        m_step = 0;
        m_earlyLosses = 0;
    } else if (!error.is(errors::kAborted)) {
        ++m_earlyLosses;
    }
    if (isIdInUse() || !error.isTransient())
        return {};
    return nextDelay();
}

void RetryPolicy::reset()
{
    m_step = 0;
    m_refusals = 0;
    m_earlyLosses = 0;
}

Microseconds RetryPolicy::nextDelay()
{
    // 2^31 steps of the shortest delay are more than any cap; the exponent stays exact.
    const double grown = std::ldexp(static_cast<double>(m_settings.first.count()), m_step);
    const double step = std::min(grown, static_cast<double>(m_settings.max.count()));
    m_step = std::min(m_step + 1, 31);
    const double share = 1 - m_settings.jitter / 100 * m_jitter.uniform(m_draw++);
    return std::max(Microseconds(std::llround(step * share)), kShortest);
}

} // namespace sim
