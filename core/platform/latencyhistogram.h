// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QtGlobal>

#include <optional>
#include <vector>

namespace sim {

/// Percentiles of durations in constant memory: buckets of 1/16 octave from 1 us to 1 h (error <=
/// 4.5 %). Thread: one at a time.
class LatencyHistogram
{
public:
    void add(Microseconds duration); ///< beyond the range it counts as the nearest end
    std::optional<Microseconds> percentile(double p) const; ///< p in 0..100; nothing when empty

    quint64 count() const { return m_count; }

    void merge(const LatencyHistogram &other);

private:
    std::vector<quint64> m_buckets;
    quint64 m_count = 0;
};

} // namespace sim
