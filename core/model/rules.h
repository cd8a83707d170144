// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <optional>

namespace sim {

// Each rule comes twice: `...Settings` is what one level of the profile sets (profile defaults,
// device type, property); the plain name is what holds after all levels are laid over each other.

/// An amount that is absolute or a percentage: jitter `5%` or `200ms`, deadband `0.2` or `1%`.
struct Amount
{
    double value = 0; ///< absolute (durations: microseconds), or percent
    bool isPercent = false;

    bool operator==(const Amount &) const = default;
};

/// How the moments of samples lie around their grid.
enum class ArrivalKind {
    Fixed, ///< on it, at most jitter off
    Uniform, ///< anywhere in the interval around each of its points
    Normal, ///< around each of its points; jitter is the standard deviation
    Poisson, ///< independent of each other: exponential gaps, sampleEvery in the mean
};

/// What becomes of the samples that were due while the computer slept.
enum class MissedPolicy { Skip, CatchUp };

/// Times of the week at which samples are taken; UTC.
struct ActiveWindow
{
    static constexpr quint8 kEveryDay = 0x7F;

    quint8 days = kEveryDay; ///< those on which it opens; bit 0: Monday
    Microseconds from { 0 }; ///< since midnight, below 24 h
    Microseconds to = std::chrono::hours(24); ///< excluded; not after `from`: on the next day

    bool operator==(const ActiveWindow &) const = default;
};

/// When a property is sampled.
struct ScheduleSettings
{
    std::optional<Microseconds> sampleEvery;
    std::optional<Amount> jitter; ///< of sampleEvery, or a duration
    std::optional<ArrivalKind> arrival = {};
    std::optional<Microseconds> alignTo = {};
    std::optional<QList<ActiveWindow>> activeWindows = {};
    std::optional<MissedPolicy> missed = {};

    bool operator==(const ScheduleSettings &) const = default;
};

struct Schedule
{
    Microseconds sampleEvery = std::chrono::seconds(1);
    Amount jitter = {};
    ArrivalKind arrival = ArrivalKind::Fixed;
    Microseconds alignTo { 0 }; ///< the first sample comes at a multiple of it; 0: at once
    QList<ActiveWindow> activeWindows = {}; ///< none: always
    MissedPolicy missed = MissedPolicy::Skip;

    bool operator==(const Schedule &) const = default;
};

/// Report a sample when it differs from the last reported one by more than the deadband.
struct OnChange
{
    Amount deadband; ///< in the property's unit, or percent of the last reported value
    std::optional<Microseconds> minInterval; ///< never more often
    std::optional<Microseconds> heartbeat; ///< never less often

    bool operator==(const OnChange &) const = default;
};

/// Which samples are reported: all, or those that OnChange lets through.
struct ReportRule
{
    std::optional<OnChange> onChange; ///< absent: every sample

    bool operator==(const ReportRule &) const = default;
};

using ReportSettings = std::optional<ReportRule>;

enum class PublishMode { Raw, Feed };
enum class FeedEncoding { Verbose, Compact };
enum class DropPolicy { DropOldest, DropNewest, Pause };

/// How reported points leave.
struct PublishSettings
{
    std::optional<PublishMode> mode;
    std::optional<int> qos; ///< 0..2
    std::optional<bool> retain;
    std::optional<FeedEncoding> encoding;
    std::optional<int> maxPoints;
    std::optional<Microseconds> maxAge;
    std::optional<int> maxBytes;
    std::optional<int> queueSize; ///< messages kept while offline
    std::optional<DropPolicy> queuePolicy;
    std::optional<QMap<QString, QString>> annotations;
    std::optional<QStringList> tags;

    bool operator==(const PublishSettings &) const = default;
};

struct PublishRule
{
    PublishMode mode = PublishMode::Raw;
    int qos = 0;
    bool retain = false;
    FeedEncoding encoding = FeedEncoding::Verbose;
    int maxPoints = 20; ///< contract: the platform takes at most 1000 per feed
    Microseconds maxAge = std::chrono::seconds(5);
    int maxBytes = 64 * 1024;
    int queueSize = 1000;
    DropPolicy queuePolicy = DropPolicy::DropOldest;
    QMap<QString, QString> annotations = {};
    QStringList tags = {};

    bool operator==(const PublishRule &) const = default;
};

/// \a base with everything that \a settings sets laid over it.
Schedule laidOver(Schedule base, const ScheduleSettings &settings);
PublishRule laidOver(PublishRule base, const PublishSettings &settings);
ReportRule laidOver(ReportRule base, const ReportSettings &settings);

} // namespace sim
