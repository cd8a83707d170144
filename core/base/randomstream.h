// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringView>

#include <cstdint>

namespace sim {

/// A counter-based stream of random numbers: draw \a n is a pure function of the stream's key and
/// n.
///
/// Nothing is remembered between draws, so a preview, a live run, a backfill and a run on another
/// machine see the same numbers. The distributions are our own: those of the C++ library differ
/// between its implementations. One sample may need several numbers; `lane` tells them apart.
/// Generator: two rounds of the SplitMix64 finaliser over key, counter and lane.
class RandomStream
{
public:
    /// The stream of one property of one device. \a seed is the profile's; the strings are the ids
    /// of the profile, so renaming a device does not change its values.
    RandomStream(std::uint64_t seed, QStringView device, QStringView property);

    /// A stream with this key as it is; for streams that belong to no property (retry jitter).
    explicit RandomStream(std::uint64_t key);

    /// An independent stream for a part of this one, such as a modifier: \a purpose names it.
    RandomStream derived(QStringView purpose) const;

    /// All 64 bits of draw \a n.
    std::uint64_t bits(std::uint64_t n, std::uint32_t lane = 0) const;

    /// Uniform in [0, 1), 53 bits.
    double uniform(std::uint64_t n, std::uint32_t lane = 0) const;

    /// Standard normal, by inversion; uses exactly one draw, so lanes never collide.
    double normal(std::uint64_t n, std::uint32_t lane = 0) const;

    /// Exponential with mean 1, by inversion.
    double exponential(std::uint64_t n, std::uint32_t lane = 0) const;

    /// Uniform integer in [0, count); \a count must be positive.
    std::uint64_t index(std::uint64_t count, std::uint64_t n, std::uint32_t lane = 0) const;

    std::uint64_t key() const { return m_key; }

private:
    std::uint64_t m_key;
};

} // namespace sim
