// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"

#include "core/base/portablemath.h"

#include <QtCore/QtGlobal>

#include <bit>

namespace sim {

namespace {

    constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15; // 2^64 / golden ratio, odd
    constexpr std::uint64_t kLaneStep = 0xd1b54a32d192ed03;

    /// The finaliser of SplitMix64: every bit of the argument touches every bit of the result.
    constexpr std::uint64_t mixed(std::uint64_t x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }

    /// FNV-1a over the UTF-16 code units and the length; nothing that a machine's byte order could
    /// change.
    std::uint64_t hashed(QStringView text)
    {
        std::uint64_t hash = 0xcbf29ce484222325;
        for (const QChar unit : text)
            hash = (hash ^ unit.unicode()) * 0x100000001b3;
        return mixed(hash ^ static_cast<std::uint64_t>(text.size()));
    }

    constexpr std::uint64_t combined(std::uint64_t key, std::uint64_t part)
    {
        return mixed(mixed(key + kGolden) ^ part);
    }

    /// The upper 64 bits of a product of 128.
    constexpr std::uint64_t highProduct(std::uint64_t a, std::uint64_t b)
    {
        const std::uint64_t aHigh = a >> 32;
        const std::uint64_t aLow = a & 0xffffffff;
        const std::uint64_t bHigh = b >> 32;
        const std::uint64_t bLow = b & 0xffffffff;
        const std::uint64_t cross
            = (aLow * bLow >> 32) + (aHigh * bLow & 0xffffffff) + aLow * bHigh;
        return aHigh * bHigh + (aHigh * bLow >> 32) + (cross >> 32);
    }

} // namespace

RandomStream::RandomStream(std::uint64_t seed, QStringView device, QStringView property)
    : m_key(combined(combined(mixed(seed + kGolden), hashed(device)), hashed(property)))
{
}

RandomStream::RandomStream(std::uint64_t key)
    : m_key(key)
{
}

RandomStream RandomStream::derived(QStringView purpose) const
{
    return RandomStream(combined(m_key, hashed(purpose)));
}

std::uint64_t RandomStream::bits(std::uint64_t n, std::uint32_t lane) const
{
    const std::uint64_t first = mixed(m_key + (n + 1) * kGolden);
    return mixed((first ^ std::rotl(m_key, 32)) + (lane + 1ULL) * kLaneStep);
}

double RandomStream::uniform(std::uint64_t n, std::uint32_t lane) const
{
    return static_cast<double>(bits(n, lane) >> 11) * 0x1p-53;
}

double RandomStream::normal(std::uint64_t n, std::uint32_t lane) const
{
    // The middle of one of 2^52 cells: never 0 or 1, and symmetrical.
    return portable::normalQuantile((static_cast<double>(bits(n, lane) >> 12) + 0.5) * 0x1p-52);
}

double RandomStream::exponential(std::uint64_t n, std::uint32_t lane) const
{
    return 0 - portable::log(1 - uniform(n, lane));
}

std::uint64_t RandomStream::index(std::uint64_t count, std::uint64_t n, std::uint32_t lane) const
{
    Q_ASSERT(count > 0);
    return highProduct(bits(n, lane), count);
}

} // namespace sim
