// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/rules.h"

namespace sim {

namespace {

    template <typename T>
    void lay(T &target, const std::optional<T> &setting)
    {
        if (setting)
            target = *setting;
    }

} // namespace

Schedule laidOver(Schedule base, const ScheduleSettings &settings)
{
    lay(base.sampleEvery, settings.sampleEvery);
    lay(base.jitter, settings.jitter);
    lay(base.arrival, settings.arrival);
    lay(base.alignTo, settings.alignTo);
    lay(base.activeWindows, settings.activeWindows);
    lay(base.missed, settings.missed);
    return base;
}

PublishRule laidOver(PublishRule base, const PublishSettings &settings)
{
    lay(base.mode, settings.mode);
    lay(base.qos, settings.qos);
    lay(base.retain, settings.retain);
    lay(base.encoding, settings.encoding);
    lay(base.maxPoints, settings.maxPoints);
    lay(base.maxAge, settings.maxAge);
    lay(base.maxBytes, settings.maxBytes);
    lay(base.queueSize, settings.queueSize);
    lay(base.queuePolicy, settings.queuePolicy);
    lay(base.annotations, settings.annotations);
    lay(base.tags, settings.tags);
    return base;
}

ReportRule laidOver(ReportRule base, const ReportSettings &settings)
{
    lay(base, settings);
    return base;
}

} // namespace sim
