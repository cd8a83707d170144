// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/latencyhistogram.h"

#include <algorithm>
#include <cmath>

namespace sim {

namespace {

    constexpr double kPerOctave = 16;
    constexpr std::size_t kBuckets = 32 * 16; // 2^32 us = 1.2 h

    std::size_t bucketOf(Microseconds duration)
    {
        const auto ticks = std::max<Microseconds::rep>(duration.count(), 1);
        const double place = std::log2(static_cast<double>(ticks)) * kPerOctave;
        return std::min(static_cast<std::size_t>(place), kBuckets - 1);
    }

    /// The middle of a bucket on the logarithmic scale.
    Microseconds middleOf(std::size_t bucket)
    {
        return Microseconds(
            std::llround(std::exp2((static_cast<double>(bucket) + 0.5) / kPerOctave)));
    }

} // namespace

void LatencyHistogram::add(Microseconds duration)
{
    if (m_buckets.empty())
        m_buckets.resize(kBuckets);
    ++m_buckets[bucketOf(duration)];
    ++m_count;
}

std::optional<Microseconds> LatencyHistogram::percentile(double p) const
{
    if (m_count == 0)
        return std::nullopt;
    const double share = std::clamp(p, 0.0, 100.0) / 100 * static_cast<double>(m_count);
    const auto rank = std::max(static_cast<quint64>(std::ceil(share)), quint64 { 1 });
    quint64 seen = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        seen += m_buckets[i];
        if (seen >= rank)
            return middleOf(i);
    }
    Q_UNREACHABLE();
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (other.m_count == 0)
        return;
    if (m_buckets.empty())
        m_buckets.resize(kBuckets);
    std::transform(m_buckets.begin(), m_buckets.end(), other.m_buckets.begin(), m_buckets.begin(),
        std::plus<>());
    m_count += other.m_count;
}

} // namespace sim
