// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"
#include "core/model/profile.h"

#include <functional>

namespace sim {

/// One field of a property's rules, as data: how it is described, read and set. Where its value
/// comes from, PropertyOrigins tells.
struct RuleField
{
    ParameterDescription parameter; ///< name such as `schedule.sampleEvery`, as overrides write it
    std::function<QJsonValue(const ResolvedProperty &)> value; ///< that holds
    std::function<QString(Property &, const ResolvedProperty &, const QJsonValue &)>
        set; ///< the problem, or nothing
    std::function<void(Property &)> reset;
    std::function<bool(const ResolvedProperty &)> isShown;
};

enum class RuleGroup { Schedule, Report, Publish };

QList<RuleField> ruleFields(RuleGroup group);

/// How a rule is described. Rules always have a value, so an empty field is not one.
ParameterDescription ruleParameter(
    const QString &name, ParameterType type, const QString &title, const QString &help);

} // namespace sim
