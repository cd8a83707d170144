// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/axisticks.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr double kMargin = 0.08;

    double niceStep(double raw)
    {
        const double power = std::pow(10.0, std::floor(std::log10(raw)));
        for (const double factor : { 1.0, 2.0, 5.0 }) {
            if (raw <= factor * power * (1 + 1e-9))
                return factor * power;
        }
        return 10 * power;
    }

    QDateTime localTime(WallTime time)
    {
        const auto ms = std::chrono::floor<Milliseconds>(time.time_since_epoch());
        return QDateTime::fromMSecsSinceEpoch(ms.count());
    }

} // namespace

NumberTicks numberTicks(double min, double max, int maxCount)
{
    NumberTicks ticks;
    if (!(max > min) || maxCount < 1 || !std::isfinite(min) || !std::isfinite(max))
        return ticks;
    const double step = niceStep((max - min) / maxCount);
    ticks.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    const double first = std::ceil(min / step - 1e-9);
    const double last = std::floor(max / step + 1e-9);
    for (double n = first; n <= last; n += 1)
        ticks.values.append(n == 0 ? 0.0 : n * step);
    return ticks;
}

AxisRange paddedRange(double low, double high)
{
    double height = high - low;
    if (height < 1e-9 * std::max(std::abs(low), std::abs(high)) || height <= 0)
        height = std::max(1.0, std::abs(low) * 0.1);
    const double middle = (low + high) / 2;
    const double half = std::max(high - low, height) / 2 * (1 + 2 * kMargin);
    return { .min = middle - half, .max = middle + half };
}

AxisRange steadyRange(AxisRange present, AxisRange wanted)
{
    const bool isHeld = wanted.min >= present.min - (present.max - present.min) * kMargin / 2
        && wanted.max <= present.max + (present.max - present.min) * kMargin / 2;
    const bool isLow = (wanted.max - wanted.min) * 2 < present.max - present.min;
    return isHeld && !isLow ? present : wanted;
}

TimeTicks timeTicks(WallTime from, WallTime to, int maxCount)
{
    static constexpr std::array<Microseconds, 21> kSteps { 100ms, 200ms, 500ms, 1s, 2s, 5s, 10s,
        15s, 30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 6h, 12h, 24h };
    TimeTicks ticks;
    if (to <= from || maxCount < 1)
        return ticks;
    const auto *found = std::find_if(kSteps.begin(), kSteps.end(),
        [&](Microseconds step) { return (to - from) / step <= maxCount; });
    ticks.step = found == kSteps.end() ? kSteps.back() : *found;
    const Microseconds offset = std::chrono::seconds(localTime(from).offsetFromUtc());
    const auto local = from.time_since_epoch() + offset;
    auto first = local - local % ticks.step;
    if (first < local)
        first += ticks.step;
    for (auto time = WallTime(first - offset); time <= to; time += ticks.step)
        ticks.times.append(time);
    return ticks;
}

QString timeTickLabel(WallTime time, Microseconds step)
{
    const QDateTime local = localTime(time);
    if (step >= 1s && local.time() == QTime(0, 0))
        return local.toString(u"d MMM"_s);
    return local.toString(step < 1s ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s);
}

} // namespace sim
