// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/model/kindspec.h"

#include <optional>

namespace sim {

/// Where a fault does its work.
enum class FaultLayer {
    Data, ///< values, points and payloads
    Time,
    Link,
    Device,
};

/// When a fault happens. All times are simulated.
struct FaultTrigger
{
    enum class Mode {
        Manual, ///< by hand, for a while
        At, ///< once, a while after the device's beginning
        Probability, ///< by chance, decided at every sample
        Failures, ///< by chance, with mean times between failures and to repair
    };

    Mode mode = Mode::Manual;
    Microseconds at { 0 }; ///< Mode::At
    std::optional<Microseconds> duration = {}; ///< "for"; absent: see durationOf()
    double probability = 0; ///< Mode::Probability, 0..1
    Microseconds meanBetween { 0 }; ///< Mode::Failures: from an end to the next beginning
    Microseconds meanRepair { 0 }; ///< Mode::Failures: from a beginning to its end

    bool operator==(const FaultTrigger &) const = default;
};

/// How long a fault lasts that says nothing: by chance, one sample; otherwise a minute.
inline Microseconds durationOf(const FaultTrigger &trigger)
{
    const Microseconds usual = trigger.mode == FaultTrigger::Mode::Probability
        ? Microseconds(1)
        : Microseconds(std::chrono::minutes(1));
    return trigger.duration.value_or(usual);
}

/// Something that goes wrong with a device or one of its properties, and ends by itself.
struct FaultSpec
{
    QString id;
    QString target; ///< `device` or `device/property`; a group's id stands for all its members
    KindSpec what;
    FaultTrigger trigger;
    QString key; ///< shortcut in the window

    QString device() const { return target.section(u'/', 0, 0); }

    QString property() const { return target.section(u'/', 1); } ///< empty: all of the device

    bool operator==(const FaultSpec &) const = default;
};

} // namespace sim
