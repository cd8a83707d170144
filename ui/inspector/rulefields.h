// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"
#include "core/model/profile.h"

#include <functional>

namespace sim {

/// Where a rule's value comes from.
enum class RuleOrigin { Property, Type, Profile, BuiltIn };

/// One field of a property's rules, as data: how it is described, read, set, and found in the
/// levels of the profile. Rules are inherited: profile defaults, device type, property.
struct RuleField
{
    ParameterDescription parameter; ///< name such as `schedule.sampleEvery`, as overrides write it
    std::function<QJsonValue(const ResolvedProperty &)> value; ///< that holds
    std::function<bool(const ScheduleSettings &, const ReportSettings &, const PublishSettings &)>
        isSet;
    std::function<QString(Property &, const ResolvedProperty &, const QJsonValue &)>
        set; ///< the problem, or nothing
    std::function<void(Property &)> reset;
    std::function<bool(const ResolvedProperty &)> isShown;
};

enum class RuleGroup { Schedule, Report, Publish };

QList<RuleField> ruleFields(RuleGroup group);

RuleOrigin ruleOrigin(const RuleField &field, const Property &property, const DeviceType &type,
    const ProfileDefaults &defaults);

/// `from the device type`, `from the profile`, `built in`; empty when it is set at the property.
QString originText(RuleOrigin origin);

} // namespace sim
