// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <optional>

namespace sim {

/// How fast a device sends what it has kept, once its link is back: never more than the rate in any
/// second, whatever the moments. The first messages, as many as one second allows, may leave
/// at once, so that a short interruption is over at once; from then on bursts of a tenth of a
/// second.
class DrainPacer
{
public:
    static constexpr int kPerSecond = 50; // reliability, section 3

    /// \a perSecond 1 or more; 0: no limit.
    explicit DrainPacer(int perSecond = kPerSecond);

    bool mayRelease(MonotonicTime now);
    void release(MonotonicTime now); ///< one message has left
    MonotonicTime next() const; ///< when to ask again after a no

private:
    int m_perSecond;
    int m_left = 0; ///< of the burst under way
    bool m_isFirstBurst = false;
    std::optional<MonotonicTime> m_last;
    MonotonicTime m_next {};
};

} // namespace sim
