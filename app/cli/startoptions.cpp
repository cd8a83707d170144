// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/startoptions.h"

#include "app/cli/optionvalues.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> startOptions()
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("StartOptions", text); };
    return {
        { u"seed"_s, tr("Seed instead of the profile's."), u"number"_s },
        { u"at"_s, tr("First simulated moment, such as 2026-05-01T14:00:00Z (default: now)."),
            u"time"_s },
        { u"qos"_s, tr("Quality of service of all messages: 0, 1 or 2."), u"number"_s },
        { u"start-delay"_s,
            tr("Simulated time before the devices begin, instead of the profile's."),
            u"duration"_s },
        { u"spread"_s,
            tr("Simulated time over which the devices begin, each at a moment of its own; 0s: all "
               "at "
               "once."),
            u"duration"_s },
    };
}

Result<void> readStartOptions(const QCommandLineParser &parser, RunOptions &options)
{
    const auto seed = integerOption(parser, u"seed"_s, 0, kMaxSeed);
    if (!seed)
        return seed.error();
    const auto at = timeOption(parser, u"at"_s);
    if (!at)
        return at.error();
    const auto qos = integerOption(parser, u"qos"_s, 0, 2);
    if (!qos)
        return qos.error();
    const auto delay = durationOption(parser, u"start-delay"_s, Microseconds(0));
    if (!delay)
        return delay.error();
    const auto spread = durationOption(parser, u"spread"_s, Microseconds(0));
    if (!spread)
        return spread.error();
    options.seed = *seed;
    options.startAt = *at;
    if (*qos)
        options.qos = static_cast<int>(**qos);
    options.startDelay = *delay;
    options.spread = *spread;
    return {};
}

} // namespace sim
